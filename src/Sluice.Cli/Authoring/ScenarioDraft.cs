using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sluice.Core.Model;

namespace Sluice.Cli.Authoring;

/// <summary>A transfer that is to be written as a manifest, and its variations.</summary>
internal sealed record ScenarioDraft
{
    /// <summary>The name of the transfer.</summary>
    public required string Name { get; init; }

    /// <summary>The title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>What is sent, a field each.</summary>
    public required ImmutableArray<CategorySymbol> Categories { get; init; }

    /// <summary>To whom: the first, then onward.</summary>
    public required ImmutableArray<PartnerSymbol> Partners { get; init; }

    /// <summary>For what.</summary>
    public required ImmutableArray<PurposeSymbol> Purposes { get; init; }

    /// <summary>When, or null.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The consents that are about it, and for whom each holds.</summary>
    public ImmutableArray<(ConsentSymbol Consent, bool All)> Consents { get; init; } = [];

    /// <summary>The agreement named with all its evidence, or null.</summary>
    public AgreementSymbol? Agreement { get; init; }

    /// <summary>What is done to every field, or null.</summary>
    public TechniqueSymbol? Technique { get; init; }

    /// <summary>Boolean attributes stated.</summary>
    public ImmutableArray<(AttributeSymbol Attribute, bool Value)> Attributes { get; init; } = [];

    /// <summary>How often, or null.</summary>
    public string? Frequency { get; init; }

    /// <summary>The transfer as first written: everything that can be asked of it is answered the careful way.</summary>
    public static ScenarioDraft Of(
        PolicyProgram program,
        DraftRequest request,
        (ImmutableArray<CategorySymbol> Categories, ImmutableArray<PartnerSymbol> Partners, ImmutableArray<PurposeSymbol> Purposes) flow
    ) =>
        new()
        {
            Name = request.Name,
            Title = request.Title,
            Categories = flow.Categories,
            Partners = flow.Partners,
            Purposes = flow.Purposes,
            On = request.On,
            Consents = [.. program.Vocabulary.Consents.All.Where(c => Touches(c.Scope, flow)).Select(static c => (c, false))],
            Attributes =
            [
                .. program
                    .Vocabulary.Attributes.All.Where(static a => a.Type.Kind == ValueKind.Boolean && a.Script is null)
                    .Select(static a => (a, false)),
            ],
        };

    /// <summary>The same transfer with one fact changed, and which; those that people can bring about come first.</summary>
    public IEnumerable<(ScenarioDraft Twin, string Fact)> Twins(Vocabulary names)
    {
        for (var i = 0; i < Consents.Length; i++)
        {
            yield return (
                this with
                {
                    Consents = Consents.SetItem(i, (Consents[i].Consent, true)),
                },
                $"consent {Consents[i].Consent.Name} holds for all"
            );
        }

        foreach (var treated in Treated(names))
        {
            yield return treated;
        }

        foreach (var agreement in names.Agreements.All.Where(a => Touches(a.Scope, (Categories, Partners, Purposes))))
        {
            yield return (this with { Agreement = agreement }, $"agreement {agreement.Name} is named, with its evidence");
        }

        for (var i = 0; i < Attributes.Length; i++)
        {
            yield return (
                this with
                {
                    Attributes = Attributes.SetItem(i, (Attributes[i].Attribute, true)),
                },
                $"{Attributes[i].Attribute.Name} is true"
            );
        }

        foreach (var category in names.Categories.All.Where(c => !Categories.Contains(c)))
        {
            yield return (
                this with
                {
                    Categories = [category, .. Categories[1..]],
                },
                $"{category.Name} is sent instead of {Categories[0].Name}"
            );
        }

        foreach (var partner in names.Partners.All.Where(p => !Partners.Contains(p)))
        {
            yield return (this with { Partners = [partner, .. Partners[1..]] }, $"it goes to {partner.Name} instead of {Partners[0].Name}");
        }

        foreach (var purpose in names.Purposes.All.Where(p => !Purposes.Contains(p)))
        {
            yield return (this with { Purposes = [purpose, .. Purposes[1..]] }, $"it is for {purpose.Name} instead of {Purposes[0].Name}");
        }

        yield return (this with { Frequency = "daily" }, "it is sent daily");
    }

    /// <summary>The same transfer treated by a technique.</summary>
    public IEnumerable<(ScenarioDraft Twin, string Fact)> Treated(Vocabulary names) =>
        names
            .Techniques.All.Where(static t => t.Parameters.All(p => ArgumentOf(t, p) is not null))
            .Select(t => (this with { Technique = t }, $"{Call(t)} is applied to every field"));

    /// <summary>The same transfer with one more of the facts that people can bring about; null when it has them all.</summary>
    public (ScenarioDraft Twin, string Fact)? Next(Vocabulary names)
    {
        if (Consents.FirstOrDefault(static c => !c.All).Consent is { } consent)
        {
            return (this with { Consents = Consents.Replace((consent, false), (consent, true)) }, $"consent {consent.Name} holds for all");
        }

        if (
            Agreement is null
            && names.Agreements.All.FirstOrDefault(a => Touches(a.Scope, (Categories, Partners, Purposes))) is { } agreement
        )
        {
            return (this with { Agreement = agreement }, $"agreement {agreement.Name} is named, with its evidence");
        }

        return Attributes.FirstOrDefault(static a => !a.Value).Attribute is { } attribute
            ? (this with { Attributes = Attributes.Replace((attribute, false), (attribute, true)) }, $"{attribute.Name} is true")
            : null;
    }

    /// <summary>The manifest.</summary>
    /// <param name="remarks">Lines of a comment before it.</param>
    public string Text(params IEnumerable<string> remarks)
    {
        var text = new StringBuilder();
        foreach (var remark in remarks)
        {
            text.Append("# ").Append(remark).Append('\n');
        }

        text.Append("\ntransfer: ").Append(Name).Append('\n');
        Add(text, "title", Title is null ? null : PolicyDrafts.Quoted(Title));
        Add(text, "to", Partners[0].Name);
        Add(text, "onward", Partners.Length > 1 ? $"[{string.Join(", ", Partners.Skip(1).Select(static p => p.Name))}]" : null);
        Add(text, "purpose", Purposes.Length == 1 ? Purposes[0].Name : $"[{string.Join(", ", Purposes.Select(static p => p.Name))}]");
        Add(text, "on", On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add(text, "frequency", Frequency);
        Add(text, "agreement", Agreement?.Name);
        Add(text, "evidence", Agreement is { Evidence.IsEmpty: false } a ? $"[{string.Join(", ", a.Evidence)}]" : null);
        Add(
            text,
            "attributes",
            Attributes.IsEmpty
                ? null
                : $"{{ {string.Join(", ", Attributes.Select(static a => $"{a.Attribute.Name}: {(a.Value ? "true" : "false")}"))} }}"
        );
        if (!Consents.IsEmpty)
        {
            text.Append("consent:\n");
            foreach (var (consent, all) in Consents)
            {
                text.Append($"  {consent.Name}: {(all ? "all" : "none")}\n");
            }
        }

        text.Append("datasets:\n  data:\n    fields:\n");
        var width = Categories.Max(static c => FieldName(c).Length) + 1;
        foreach (var category in Categories)
        {
            var technique = Technique is null
                ? ""
                : $", technique: {(Technique.Parameters.IsEmpty ? Technique.Name : $"{{ {Technique.Name}: {{ {Arguments(Technique)} }} }}")}";
            text.Append($"      {(FieldName(category) + ":").PadRight(width)} {{ category: {category.Name}{technique} }}\n");
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, string key, string? value)
    {
        if (value is not null)
        {
            text.Append(key).Append(": ").Append(value).Append('\n');
        }
    }

    private static string Call(TechniqueSymbol technique) =>
        technique.Parameters.IsEmpty ? technique.Name : $"{technique.Name}({Arguments(technique)})";

    private static string Arguments(TechniqueSymbol technique) =>
        string.Join(", ", technique.Parameters.Select(p => $"{p.Name}: {ArgumentOf(technique, p)}"));

    /// <summary>The first value that a parameter has to reach for the technique to yield something; null where none is asked for.</summary>
    private static Value? ArgumentOf(TechniqueSymbol technique, ParameterSymbol parameter) =>
        technique
            .Yields.SelectMany(static y => ConditionWalker.All(y.When))
            .OfType<Condition.ParameterComparison>()
            .Where(c =>
                c.Parameter == parameter
                && c.Operator is ComparisonOperator.Equal or ComparisonOperator.GreaterOrEqual or ComparisonOperator.LessOrEqual
            )
            .Select(static c => (Value?)c.Value)
            .FirstOrDefault();

    private static string FieldName(CategorySymbol category) => category.Name.Replace('.', '_');

    private static bool Touches(
        Scope scope,
        (ImmutableArray<CategorySymbol> Categories, ImmutableArray<PartnerSymbol> Partners, ImmutableArray<PurposeSymbol> Purposes) flow
    ) =>
        flow.Categories.Any(scope.Categories.Touches)
        && flow.Partners.Any(scope.Partners.Touches)
        && flow.Purposes.Any(scope.Purposes.Touches);
}
