using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sluice.Core.Model;

namespace Sluice.Cli.Authoring;

/// <summary>Rules and tests as text; how it is laid out is left to the formatter.</summary>
internal static class PolicyDrafts
{
    /// <summary>A rule.</summary>
    public static string Rule(DraftRequest request, string effect, string categories, string? partners, string? purposes)
    {
        var clauses = new List<(string Keyword, string Text)> { (effect, categories) };
        if (partners is not null)
        {
            clauses.Add(("to", partners));
        }

        if (purposes is not null)
        {
            clauses.Add(("for", purposes));
        }

        if (effect == "deny")
        {
            clauses.Add(("because", "\"Say here why, for whoever reads the verdict\""));
        }

        var text = new StringBuilder($"rule {request.Name}{(request.Title is { } title ? " " + Quoted(title) : "")} {{\n");
        foreach (var (keyword, words) in clauses)
        {
            text.Append("  ").Append(keyword).Append(' ').Append(words).Append('\n');
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>A test.</summary>
    public static string Test(
        DraftRequest request,
        ImmutableArray<CategorySymbol> categories,
        ImmutableArray<PartnerSymbol> partners,
        ImmutableArray<PurposeSymbol> purposes,
        string verdict,
        IReadOnlyCollection<string> rules
    )
    {
        var on = request.On is { } day ? "  on " + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        var by = rules.Count == 0 ? "" : " by " + string.Join(", ", rules);
        return $"""
            test {Quoted(request.Name)} {"{"}
              transfer {Names(categories)}
                to {Names(partners)}  for {Names(purposes)}{on}
              expect {verdict}{by}
            {"}"}

            """.ReplaceLineEndings("\n");
    }

    /// <summary>A text between quotes; what would end the line or the text is no part of it.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(
                character switch
                {
                    '"' or '\\' => "\\" + character,
                    _ when char.IsControl(character) || character is '\u2028' or '\u2029' => " ",
                    _ => character.ToString(),
                }
            );
        }

        return quoted.Append('"').ToString();
    }

    private static string Names<T>(ImmutableArray<T> symbols)
        where T : Symbol => string.Join(", ", symbols.Select(static s => s.Name));
}
