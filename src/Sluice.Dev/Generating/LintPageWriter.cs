using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sluice.Dev.Files;

namespace Sluice.Dev.Generating;

/// <summary>Writes the documentation page from the sources of the rules.</summary>
internal static partial class LintPageWriter
{
    private const string Folder = "src/Sluice.Core/Linting/Rules";

    /// <summary>The page: what stands before its first section stays, the rest is written anew.</summary>
    public static string Write(Checkout checkout) => Write(checkout, []);

    /// <summary>The page as it is with rules that are not written yet.</summary>
    /// <param name="checkout">The checkout.</param>
    /// <param name="more">The sources of these rules.</param>
    public static string Write(Checkout checkout, IEnumerable<string> more)
    {
        var page = checkout.Read(GeneratedFiles.LintPage);
        var end = page.IndexOf("\n## ", StringComparison.Ordinal);
        var text = new StringBuilder(end < 0 ? page : page[..end]);
        foreach (
            var (_, section) in checkout
                .Files(Folder)
                .Select(checkout.Read)
                .Concat(more)
                .Select(Section)
                .OrderBy(static s => s.Number, StringComparer.Ordinal)
        )
        {
            text.Append(section);
        }

        return text.ToString();
    }

    private static (string Number, string Text) Section(string source)
    {
        var match = RuleClass().Match(source);
        var doc = XElement.Parse($"<doc>{Comment(match.Groups["doc"].Value)}</doc>", LoadOptions.PreserveWhitespace);
        var number = match.Groups["number"].Value;
        var off = source.Contains("IsOnByDefault => false", StringComparison.Ordinal) ? ", off by default" : "";
        var text = new StringBuilder(
            $"\n## {match.Groups["name"].Value}\n\nSLU{number}{off}\n\n{Words(doc.Element("summary")!).TrimEnd('.')}.\n\n"
        );
        text.Append(string.Join("\n\n", doc.Element("remarks")!.Elements("para").Select(Words)));
        var examples = doc.Element("example")!.Elements("code").Select(static c => c.Value.Trim('\n')).ToList();
        text.Append($"\n\nHas it:\n\n```sluice\n{examples[0]}\n```\n\nPut right:\n\n```sluice\n{examples[1]}\n```\n");
        return (number, text.ToString());
    }

    /// <summary>The comment without its slashes.</summary>
    private static string Comment(string comment) =>
        string.Join(
            '\n',
            comment.Trim('\n').Split('\n').Select(static l => l["///".Length..] is [' ', .. var rest] ? rest : l["///".Length..])
        );

    private static string Words(XElement element) =>
        Blanks()
            .Replace(string.Concat(element.Nodes().Select(static n => n is XElement code ? $"`{code.Value}`" : ((XText)n).Value)), " ")
            .Trim();

    [GeneratedRegex(
        """(?<doc>(?:^///.*\n)+)internal sealed class \w+\(\)\s+: LintRule\(\s*(?<number>\d+),\s+"(?<name>[a-z0-9-]+)",""",
        RegexOptions.Multiline
    )]
    private static partial Regex RuleClass();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
