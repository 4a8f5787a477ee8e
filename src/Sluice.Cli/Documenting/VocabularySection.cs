using System.Globalization;
using System.Text;
using Sluice.Core.Model;

namespace Sluice.Cli.Documenting;

/// <summary>
/// What the policy talks about: trees of categories, purposes, partners and people, then everything else that has a name.
/// </summary>
/// <param name="names">The vocabulary.</param>
/// <param name="words">The sentences.</param>
internal sealed class VocabularySection(Vocabulary names, RuleHtml words)
{
    /// <summary>The section.</summary>
    public string Write()
    {
        var page = new StringBuilder(
            "<section id=\"vocabulary\" aria-labelledby=\"vocabulary-title\">\n<h2 id=\"vocabulary-title\">Vocabulary</h2>\n<p>A name stands for itself and all below it.</p>\n"
        );
        Tree(page, "category", "Categories of data", names.Categories, Notes);
        Tree(page, "purpose", "Purposes", names.Purposes, static p =>
            p.Links ? [$"works by matching people{(p.LinksAt is { } form ? $", data is {Html.Link("form", form)} at most" : "")}"] : []
        );
        Tree(page, "partner", "Partners", names.Partners, static p =>
            p.Countries.IsEmpty ? [] : ["in " + Html.Text(string.Join(", ", p.Countries))]
        );
        Tree(page, "population", "People", names.Populations, p =>
            p.Predicate is { } who ? ["those of whom: " + words.Conditions.Of(who)] : []
        );
        Terms(page, "consent", "Consents", names.Consents.All, Consent);
        Terms(page, "agreement", "Agreements", names.Agreements.All, Agreement);
        Terms(page, "form", "Forms of data, weakest first", names.Forms.All, static _ => "");
        Terms(page, "technique", "Techniques", names.Techniques.All, Technique);
        Terms(page, "attribute", "Facts of a transfer", names.Attributes.All, static a =>
            Html.Code(a.Type.ToString()) + (a.Script is null ? "" : $", computed by {Html.Code(a.Script)}")
        );
        Terms(page, "attribute", "Facts of a person", names.SubjectAttributes.All, static a => Html.Code(a.Type.ToString()));
        Terms(page, "duty", "Duties", names.Duties.All, static d =>
            d.Parameters.IsEmpty
                ? ""
                : "with " + Html.List([.. d.Parameters.Select(static p => $"{Html.Code(p.Name)} ({Html.Text(p.Type.ToString())})")])
        );
        Terms(page, "region", "Regions", names.Regions.All, static r => Html.Text(string.Join(", ", r.Countries)));
        return page.Append("</section>\n").ToString();
    }

    private static void Tree<T>(StringBuilder page, string kind, string title, SymbolTable<T> table, Func<T, IEnumerable<string>> notes)
        where T : TreeSymbol
    {
        if (table.Count == 0)
        {
            return;
        }

        page.Append($"<section aria-labelledby=\"{kind}-title\" data-group>\n<h3 id=\"{kind}-title\">{title}</h3>\n<ul class=\"tree\">\n");
        var depth = 0;
        for (var i = 0; i < table.Count; i++)
        {
            var symbol = table.All[i];
            page.Append($"<li id=\"{Html.Id(kind, symbol.Name)}\" data-find>{Head(symbol)}");
            foreach (var label in symbol.Labels)
            {
                page.Append($" <span class=\"label\">#{Html.Text(label)}</span>");
            }

            var said = string.Join("; ", notes(symbol));
            page.Append(said.Length > 0 ? $" <span class=\"note\">{said}</span>" : "");
            var next = i + 1 < table.Count ? MatrixSection.Depth(table.All[i + 1]) : 0;
            if (next > depth)
            {
                page.Append("\n<ul>\n");
            }
            else
            {
                page.Append("</li>\n");
                for (var up = next; up < depth; up++)
                {
                    page.Append("</ul>\n</li>\n");
                }
            }

            depth = next;
        }

        page.Append("</ul>\n</section>\n");
    }

    private static void Terms<T>(StringBuilder page, string kind, string title, IReadOnlyList<T> symbols, Func<T, string> describe)
        where T : Symbol
    {
        if (symbols.Count == 0)
        {
            return;
        }

        var id = $"{kind}-{title.Length}-title";
        page.Append($"<section aria-labelledby=\"{id}\" data-group>\n<h3 id=\"{id}\">{title}</h3>\n<dl class=\"terms\">\n");
        foreach (var symbol in symbols)
        {
            page.Append($"<div id=\"{Html.Id(kind, symbol.Name)}\" data-find><dt>{Head(symbol)}</dt><dd>{describe(symbol)}</dd></div>\n");
        }

        page.Append("</dl>\n</section>\n");
    }

    private static string Head(Symbol symbol) =>
        symbol.Title is { Length: > 0 } title
            ? $"<span class=\"title\">{Html.Text(title)}</span> {Html.Code(symbol.Name)}"
            : Html.Code(symbol.Name);

    private static IEnumerable<string> Notes(CategorySymbol category)
    {
        if (category.Domain is { } domain)
        {
            yield return $"{domain.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u202F')} values";
        }

        if (!category.Sources.IsEmpty)
        {
            yield return $"made of {Html.List([.. category.Sources.Select(static s => Html.Link("category", s))])}, so what protects them protects it";
        }
    }

    private string Consent(ConsentSymbol consent)
    {
        var kind = consent.Kind switch
        {
            ConsentKind.OptIn => "People agree (opt-in) to",
            ConsentKind.OptOut => "People can object (opt-out) to",
            _ => "People are told (notice) of",
        };
        var lasts = consent.Lasts is { } time ? $", for {Html.Text(time.ToString())}" : "";
        var notices = consent.Notices.IsEmpty ? "" : $" Notices that count: {Html.Text(string.Join(", ", consent.Notices))}.";
        return $"{kind} {Scope(consent.Scope)}{lasts}.{notices}";
    }

    private string Agreement(AgreementSymbol agreement)
    {
        var days = agreement.Period.IsAlways ? "" : ", " + RuleHtml.Days(agreement.Period);
        var evidence = agreement.Evidence.IsEmpty
            ? ""
            : $" It stands only with evidence of {Html.List([.. agreement.Evidence.Select(static e => Html.Text(e.Replace('_', ' ')))])}.";
        return $"With {words.Selectors.Partners(agreement.Scope.Partners)} as {Html.Text(Roles.NameOf(agreement.Role).Replace('_', ' '))}, about {words.Selectors.Categories(agreement.Scope.Categories)} for {words.Selectors.Purposes(agreement.Scope.Purposes)}{days}.{evidence}";
    }

    private string Technique(TechniqueSymbol technique) =>
        "Yields "
        + string.Join(
            "; else ",
            technique.Yields.Select(y => Html.Link("form", y.Form) + (y.When is { } when ? " where " + words.Conditions.Of(when) : ""))
        )
        + ".";

    private string Scope(Scope scope) =>
        $"{words.Selectors.Categories(scope.Categories)} going to {words.Selectors.Partners(scope.Partners)} for {words.Selectors.Purposes(scope.Purposes)}";
}
