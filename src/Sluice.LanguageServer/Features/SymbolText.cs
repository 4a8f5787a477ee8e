using System.Globalization;
using System.Text;
using Sluice.Core.Binding;
using Sluice.Core.Binding.Names;
using Sluice.Core.Model;
using Sluice.LanguageServer.Model;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Features;

/// <summary>Symbols in words: one line for lists, a page for hovering.</summary>
internal static class SymbolText
{
    private const int MostRules = 8;

    /// <summary>What stands beside a name in a list.</summary>
    public static string? Detail(Symbol symbol) =>
        symbol switch
        {
            AttributeSymbol attribute => attribute.Type
                + (attribute.OfSubject ? " of each person" : "")
                + (attribute.Title is { } title ? $": {title}" : ""),
            ParameterSymbol parameter => parameter.Type.ToString(),
            PartnerSymbol { Countries.IsEmpty: false } partner => $"{partner.Title ?? "partner"} in {string.Join(", ", partner.Countries)}",
            FormSymbol => "form",
            _ => symbol.Title,
        };

    /// <summary>The page of a name; null when nothing is known of it.</summary>
    public static string? Page(PolicySetSnapshot set, NameKey key)
    {
        var model = set.Model;
        var page = new StringBuilder();
        if (key.Kind == NameKind.Rule)
        {
            return model.Rules.TryGetValue(key.Name, out var rule) ? OfRule(model, rule) : null;
        }

        if (key.Kind is NameKind.Label or NameKind.Evidence or NameKind.Invariant or NameKind.Choice)
        {
            var uses = set.Uses(u => u.Key == key).ToList();
            page.Append(
                CultureInfo.InvariantCulture,
                $"**{NameKinds.NameOf(key.Kind)}** `{(key.Kind == NameKind.Label ? "#" : "")}{key.Name}`"
            );
            if (key.Kind == NameKind.Label)
            {
                var carriers = set
                    .Semantics.Symbols(KindOf(key.Owner))
                    .OfType<TreeSymbol>()
                    .Where(s => s.Labels.Contains(key.Name))
                    .Select(static s => $"`{s.Name}`")
                    .ToList();
                page.Append(CultureInfo.InvariantCulture, $"\n\nOn {string.Join(", ", carriers)}, each with all below it.");
            }

            page.Append(CultureInfo.InvariantCulture, $"\n\nWritten in {Plural(uses.Count, "place")}.");
            return page.ToString();
        }

        if (set.Semantics.Find(key) is not { } symbol)
        {
            return null;
        }

        page.Append(CultureInfo.InvariantCulture, $"**{NameKinds.NameOf(key.Kind)}** `{symbol.Name}`");
        page.Append(symbol.Title is { } title ? "\n\n" + MarkdownText.Escape(title) : "");
        foreach (var line in Lines(symbol))
        {
            page.Append("\n\n").Append(line);
        }

        if (symbol is TreeSymbol and not PopulationSymbol)
        {
            AppendRules(page, model, key);
        }

        return page.ToString();
    }

    /// <summary>How many flows there are of a rule's reach; flows are category x recipient x purpose.</summary>
    public static string Plural(long count, string word) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {word}{(count == 1 ? "" : "s")}");

    private static NameKind KindOf(string tree) =>
        tree switch
        {
            "purpose" => NameKind.Purpose,
            "partner" => NameKind.Partner,
            _ => NameKind.Category,
        };

    private static IEnumerable<string> Lines(Symbol symbol)
    {
        if (symbol is TreeSymbol { Labels.IsEmpty: false } tree)
        {
            yield return "Labels: " + string.Join(" ", tree.Labels.Select(static l => $"`#{l}`"));
        }

        switch (symbol)
        {
            case CategorySymbol category:
                if (category.Domain is { } domain)
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"Domain: {domain:#,0} values");
                }

                if (!category.Sources.IsEmpty)
                {
                    yield return "Made of " + string.Join(", ", category.Sources.Select(static s => $"`{s.Name}`"));
                }

                break;
            case PartnerSymbol { Countries.IsEmpty: false } partner:
                yield return "In " + string.Join(", ", partner.Countries);
                break;
            case PurposeSymbol { Links: true } purpose:
                yield return "Works by matching people" + (purpose.LinksAt is { } at ? $": no form stronger than `{at.Name}` holds" : "");
                break;
            case PopulationSymbol { Predicate: { } predicate }:
                yield return "Who: " + MarkdownText.Code(ConditionText.Of(predicate));
                break;
            case RegionSymbol region:
                yield return string.Join(" ", region.Countries);
                break;
            case AttributeSymbol attribute:
                yield return $"Type: `{attribute.Type}`"
                    + (attribute.OfSubject ? ", of each person" : "")
                    + (attribute.Script is { } script ? ", computed by " + MarkdownText.Code(script) : "");
                break;
            case ParameterSymbol parameter:
                yield return $"Type: `{parameter.Type}`";
                break;
            case ConsentSymbol consent:
                yield return $"{consent.Kind switch { ConsentKind.OptIn => "Opt-in", ConsentKind.OptOut => "Opt-out", _ => "Notice" }}{(consent.Lasts is { } lasts ? $", lasts {lasts}" : "")}";
                yield return ScopeOf(consent.Scope);
                break;
            case AgreementSymbol agreement:
                yield return $"Role: `{Roles.NameOf(agreement.Role)}`"
                    + (
                        agreement.Evidence.IsEmpty
                            ? ""
                            : $", with evidence {string.Join(", ", agreement.Evidence.Select(MarkdownText.Code))}"
                    );
                yield return ScopeOf(agreement.Scope);
                break;
            case TechniqueSymbol technique:
                foreach (var clause in technique.Yields)
                {
                    yield return $"Yields `{clause.Form.Name}`"
                        + (clause.When is { } when ? " when " + MarkdownText.Code(ConditionText.Of(when)) : "");
                }

                break;
        }
    }

    private static string ScopeOf(Scope scope) => $"Of `{scope.Categories.Text}` to `{scope.Partners.Text}` for `{scope.Purposes.Text}`";

    private static string OfRule(PolicySetAnalysis model, Rule rule)
    {
        var page = new StringBuilder($"**rule** `{rule.Name}`");
        page.Append(rule.Title is { } title ? "\n\n" + MarkdownText.Escape(title) : "");
        page.Append("\n\n").Append(ScopeOf(rule.Scope)).Append(": applies to ").Append(RuleReach.Text(model.Program!, rule));
        page.Append(rule.Because is { } because ? "\n\nBecause: " + MarkdownText.Escape(because) : "");
        page.Append(rule.Cite.IsEmpty ? "" : "\n\nCites " + MarkdownText.Escape(string.Join("; ", rule.Cite)));
        return page.ToString();
    }

    private static void AppendRules(StringBuilder page, PolicySetAnalysis model, NameKey key)
    {
        // The rules may be those of a moment ago, when the policies had no errors; their numbers are those of their own vocabulary.
        if (model.Program is not { } program || SemanticModel.Find(program.Vocabulary, key) is not { } symbol)
        {
            return;
        }

        var rules = program.Rules.Where(r => RuleReach.Reaches(r, symbol)).ToList();
        page.Append(
            CultureInfo.InvariantCulture,
            $"\n\n{Plural(rules.Count, "rule")} appl{(rules.Count == 1 ? "ies" : "y")}{(rules.Count == 0 ? "" : ": ")}"
        );
        page.Append(string.Join(", ", rules.Take(MostRules).Select(static r => $"`{RuleEffects.NameOf(r.Effect)} {r.Name}`")))
            .Append(rules.Count > MostRules ? ", …" : "");
    }
}
