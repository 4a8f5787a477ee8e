using System.Text;

namespace Sluice.Core.Model;

/// <summary>
/// The digest of what a program says: names, legal bases, rules and promises, each kind in the order of its names. Titles, reasons,
/// citations, places, file names, the order of declarations and tests are no part of it; of a fact script its text is, wherever it lies.
/// </summary>
internal static class ProgramDigest
{
    public static string Of(PolicyProgram program)
    {
        var page = new DigestWriter();
        Names(page, program);
        Instruments(page, program.Vocabulary);
        page.Many(ByName(program.Rules, static r => r.Name), static (page, rule) => Rule(page, rule));
        page.Many(ByName(program.Invariants, static i => i.Name), static (page, invariant) => Rule(page, invariant.Body));
        return TextDigest.Hex(page.Written);
    }

    private static void Names(DigestWriter page, PolicyProgram program)
    {
        var names = program.Vocabulary;
        page.Many(names.Forms.All, static (page, form) => page.Text(form.Name));
        Tree(page, names.Categories, static (page, category) =>
        {
            page.Number(category.Domain is null ? 0 : 1);
            page.Decimal(category.Domain ?? 0);
            page.Texts(category.Sources.Select(static s => s.Name).Order(StringComparer.Ordinal));
        });
        Tree(page, names.Purposes, static (page, purpose) =>
        {
            page.Number(purpose.Links ? 1 : 0);
            page.OptionalText(purpose.LinksAt?.Name);
        });
        Tree(page, names.Partners, static (page, partner) => page.Texts(partner.Countries.Order(StringComparer.Ordinal)));
        Tree(page, names.Populations, static (page, population) => page.Optional(population.Predicate));
        page.Many(Sorted(names.Regions), static (page, region) =>
        {
            page.Text(region.Name);
            page.Texts(region.Countries);
        });
        foreach (var table in new[] { names.Attributes, names.SubjectAttributes })
        {
            page.Many(Sorted(table), (page, attribute) =>
            {
                page.Text(attribute.Name);
                page.Type(attribute.Type);
                page.OptionalText(attribute.Script is { } script ? Script(program, script) : null);
            });
        }
    }

    private static void Instruments(DigestWriter page, Vocabulary names)
    {
        page.Many(Sorted(names.Consents), static (page, consent) =>
        {
            page.Text(consent.Name);
            consent.Exchange(page);
        });
        page.Many(Sorted(names.Agreements), static (page, agreement) =>
        {
            page.Text(agreement.Name);
            agreement.Exchange(page);
        });
        page.Many(Sorted(names.Techniques), static (page, technique) =>
        {
            page.Text(technique.Name);
            page.Many(technique.Parameters, Parameter);
            page.Many(technique.Yields, static (page, yields) =>
            {
                page.Text(yields.Form.Name);
                page.Optional(yields.When);
            });
        });
        page.Many(Sorted(names.Duties), static (page, duty) =>
        {
            page.Text(duty.Name);
            page.Many(duty.Parameters, Parameter);
        });
    }

    private static void Rule(DigestWriter page, Rule rule)
    {
        page.Text(rule.Name);
        page.Number((int)rule.Effect);
        page.Scope(rule.Scope);
        page.OptionalText(rule.About?.Name);
        page.Optional(rule.When);
        page.Optional(rule.Unless);
        page.Optional(rule.Required);
        page.OptionalText(rule.Duty?.Duty.Name);
        page.Many(rule.Duty?.Arguments ?? [], static (page, argument) =>
        {
            page.Text(argument.Parameter.Name);
            page.Value(argument.Value);
        });
        page.Many(rule.Exceptions, Exception);
        page.Period(rule.Period);
    }

    private static void Exception(DigestWriter page, RuleException exception)
    {
        page.Scope(exception.Scope);
        page.Number(exception.AppliesByCovering ? 1 : 0);
        page.OptionalText(exception.About?.Name);
        page.Optional(exception.When);
        page.Optional(exception.Unless);
        page.Many(exception.Exceptions, Exception);
    }

    private static void Parameter(DigestWriter page, ParameterSymbol parameter)
    {
        page.Text(parameter.Name);
        page.Type(parameter.Type);
    }

    // The numbers of names in trees follow from the names, so sets of them can be written as bits.
    private static void Tree<T>(DigestWriter page, SymbolTable<T> names, Action<DigestWriter, T> more)
        where T : TreeSymbol => page.Many(names.All, (page, name) =>
        {
            page.Text(name.Name);
            page.Number(name.End);
            page.Number(name.Parent?.Id + 1 ?? 0);
            page.Texts(name.Labels.Order(StringComparer.Ordinal));
            more(page, name);
        });

    // Scripts are text: their line endings change nothing.
    private static string Script(PolicyProgram program, string path) =>
        program.Scripts.TryGetValue(path, out var bytes) ? TextDigest.Hex(Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n")) : "";

    private static List<T> Sorted<T>(SymbolTable<T> names)
        where T : Symbol => ByName(names.All, static s => s.Name);

    private static List<T> ByName<T>(IEnumerable<T> all, Func<T, string> name) => [.. all.OrderBy(name, StringComparer.Ordinal)];
}
