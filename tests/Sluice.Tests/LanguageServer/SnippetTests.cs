using System.Text.Json;
using System.Text.RegularExpressions;
using Sluice.Syntax.Parsing;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.LanguageServer;

/// <summary>What the extension inserts can be read as it is, before anything in it is filled in.</summary>
public partial class SnippetTests
{
    public static TheoryData<string> Names() => [.. Snippets().Select(static s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_snippet_is_without_mistakes(string name)
    {
        var lines = Snippets().Single(s => s.Name == name).Value.GetProperty("body").EnumerateArray().Select(static l => l.GetString());
        var text = Choice().Replace(Filled().Replace(string.Join("\n", lines), "$1"), "$1");
        var policy = text.StartsWith("but not", StringComparison.Ordinal) ? $"rule r {{ deny any {text} }}" : text;

        Assert.DoesNotContain("$", text, StringComparison.Ordinal);
        Assert.Empty(PolicyParser.Parse(new SourceText("s.sluice", policy)).Diagnostics.Select(static d => d.ToString()));
    }

    private static IEnumerable<JsonProperty> Snippets() =>
        JsonDocument.Parse(Repository.Read("src/editors/vscode/snippets/sluice.json")).RootElement.EnumerateObject();

    [GeneratedRegex(@"\$\{\d+:([^}]*)\}")]
    private static partial Regex Filled();

    [GeneratedRegex(@"\$\{\d+\|([^,}]*)[^}]*\|\}")]
    private static partial Regex Choice();
}
