using System.Collections.Immutable;
using System.Text;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>An evaluation context as a manifest in YAML.</summary>
internal sealed class CounterExampleText(FlowClassAnalysis analysis, IReadOnlyDictionary<Variable, Value> assumed)
{
    private readonly StringBuilder text = new();

    /// <summary>The techniques applied to the field: uses that yield the forms assumed.</summary>
    public static ImmutableArray<TechniqueUse> UsesOf(FlowClassAnalysis analysis, IReadOnlyDictionary<Variable, Value> assumed) =>
        assumed.TryGetValue(new Variable.Form(), out var forms)
            ? analysis.Forms.In(assumed)!.First(s => s.Forms == (ulong)forms.Number).Uses
            : [];

    /// <summary>What a script has to compute: no manifest can state it.</summary>
    public static IEnumerable<(AttributeSymbol Symbol, Value Value)> Computed(IReadOnlyDictionary<Variable, Value> assumed) =>
        assumed
            .Where(static a => a.Key is Variable.Attribute { Symbol.Script: not null })
            .Select(static a => (((Variable.Attribute)a.Key).Symbol, a.Value));

    /// <param name="name">The name of the transfer.</param>
    /// <param name="comment">What the manifest shows, in a sentence.</param>
    public string Write(string name, string comment)
    {
        var flow = analysis.Flow;
        Line(0, "# " + comment);
        Line(0, "transfer: " + name);
        Line(0, "to: " + flow.Partner.Name);
        Line(0, "purpose: " + flow.Purpose.Name);
        foreach (var fact in Facts())
        {
            Line(0, fact);
        }

        WriteAgreements();
        foreach (var (attribute, value) in Computed(assumed))
        {
            Line(0, $"# permitted where the script computes {attribute.Name} = {value}");
        }

        WriteMap(
            0,
            "attributes",
            Attributes(ofPeople: false).Where(static a => a.Symbol.Script is null).Select(static a => $"{a.Symbol.Name}: {Scalar(a.Value)}")
        );
        WriteMap(
            0,
            "consent",
            Of<Variable.Consent>().Select(static c => $"{c.Variable.Symbol.Name}: {(c.Value.Number != 0 ? "all" : "none")}")
        );
        Line(0, "datasets:");
        Line(1, HypotheticalFlow.Dataset + ":");
        WritePeople();
        Line(2, "fields:");
        WriteField();
        var number = 0;
        foreach (var beside in BesideFieldSearch.Find(flow, assumed))
        {
            Line(3, $"beside_{++number}: {{ category: {beside.Name} }}");
        }

        return text.ToString();
    }

    private IEnumerable<string> Facts()
    {
        foreach (var (variable, value) in Of<Variable.Fact>())
        {
            yield return BuiltinFacts.Of(variable.Name).Key + ": " + Scalar(value);
        }

        if (assumed.TryGetValue(new Variable.Audience(), out var audience) && audience.Number >= 0)
        {
            yield return "population: " + analysis.Flow.Program.Vocabulary.Populations.All[(int)audience.Number].Name;
        }
    }

    private void WriteAgreements()
    {
        var named = Of<Variable.Named>().Where(static n => n.Value.Number != 0).Select(static n => n.Variable.Symbol).ToList();
        if (named.Count == 0)
        {
            return;
        }

        Line(0, $"agreement: [{string.Join(", ", named.Select(static a => a.Name))}]");
        WriteMap(
            0,
            "evidence",
            named.Where(static a => !a.Evidence.IsEmpty).Select(static a => $"{a.Name}: [{string.Join(", ", a.Evidence)}]")
        );
    }

    private void WritePeople()
    {
        var people = Attributes(ofPeople: true).ToList();
        if (people.Count == 0)
        {
            return;
        }

        Line(2, $"# permitted for a person with {string.Join(", ", people.Select(static p => $"{p.Symbol.Name} = {p.Value}"))}");
        Line(2, "key: person");
        WriteMap(2, "subject", people.Select(static p => $"{p.Symbol.Name}: {p.Symbol.Name}"));
    }

    private void WriteField()
    {
        Line(3, HypotheticalFlow.Field + ":");
        Line(4, "category: " + analysis.Flow.Category.Name);
        var uses = UsesOf(analysis, assumed);
        if (!uses.IsEmpty)
        {
            Line(4, "technique:");
            foreach (var use in uses)
            {
                Line(5, "- " + (use.Arguments.IsEmpty ? use.Technique.Name : $"{use.Technique.Name}: {{ {Arguments(use)} }}"));
            }
        }

        if (assumed.TryGetValue(new Variable.Claim(), out var claim) && claim.Number >= 0)
        {
            Line(4, "claims: " + analysis.Flow.Program.Vocabulary.Forms.All[(int)claim.Number].Name);
        }
    }

    private static string Arguments(TechniqueUse use) =>
        string.Join(", ", use.Arguments.OrderBy(static a => a.Key.Index).Select(static a => $"{a.Key.Name}: {Scalar(a.Value.Value)}"));

    private IEnumerable<(AttributeSymbol Symbol, Value Value)> Attributes(bool ofPeople) =>
        Of<Variable.Attribute>().Where(a => a.Variable.Symbol.OfSubject == ofPeople).Select(static a => (a.Variable.Symbol, a.Value));

    /// <summary>The assumed values of one kind of variable, in a fixed order.</summary>
    private IEnumerable<(T Variable, Value Value)> Of<T>()
        where T : Variable =>
        assumed.Where(static a => a.Key is T).OrderBy(a => analysis.Dependencies.Numbers[a.Key]).Select(static a => ((T)a.Key, a.Value));

    private void WriteMap(int depth, string key, IEnumerable<string> entries)
    {
        var all = entries.ToList();
        if (all.Count > 0)
        {
            Line(depth, key + ":");
            foreach (var entry in all)
            {
                Line(depth + 1, entry);
            }
        }
    }

    private void Line(int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');

    /// <summary>A value as YAML: a text as a policy writes it is a quoted text there too.</summary>
    private static string Scalar(Value value) =>
        value.ToString().Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
}
