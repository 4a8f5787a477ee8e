using Sluice.Core.Manifests;
using Sluice.Core.Semantics;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Tests.Engine;
using Xunit;

namespace Sluice.Tests.Diagnostics;

/// <summary>One mistake, one message, at its place and with what to write instead.</summary>
public class OneMistakeTests
{
    private const string Rest = "\ncategory a\npurpose s\npartner desk { in IE }\nattribute n : integer\nattribute b : boolean\n";

    private static readonly Vocabulary Vocabulary =
        PolicyCompiler.Compile(new MemoryPolicyFiles("category a\npurpose s\npartner d { in IE }\nattribute b : boolean\n")).Vocabulary;

    [Theory]
    [InlineData("puropse support\nrule r { allow a to desk for support }", "SLU1011@1:1", "did you mean `purpose`?")]
    [InlineData("categry contact { phone email }\nrule r { allow contact.phone to desk for s }", "SLU1011@1:1", "did you mean `category`?")]
    [InlineData("partner Desk { in IE }\nrule r { allow a to Desk for s }\nrule q { allow a to Desk for s }", "SLU1020@1:9", "write `desk`")]
    [InlineData("partner other { in Ireland }\nrule r { allow a to other for s }", "SLU2019@1:20", null)]
    [InlineData("rule r { allow a to desk for s from 2024/05/01 }", "SLU1010@1:37", null)]
    [InlineData("rule r { allow [a, a] to desk for s }", "SLU1016@1:16", "lists have no brackets; blocks stand in `{ }`")]
    [InlineData("# a comment\nrule r { allow a to desk for s }", "SLU1011@1:1", "comments begin with `//`")]
    [InlineData("rule r {\n  # a comment\n  allow a to desk for s\n}", null, "comments begin with `//`")]
    [InlineData("partner other in IE\nrule r { allow a to other for s }", "SLU1011@1:15", "where a partner is stands in its block, `partner p { in IE }`; in a selector write `partners in IE`")]
    [InlineData("rule r { allow a to desk in IE for s }", "SLU1012@1:26", "where a partner is stands in its block, `partner p { in IE }`; in a selector write `partners in IE`")]
    [InlineData("rule r { allow a to desk for s when n >= 5,000 }", "SLU1012@1:43", "digits are grouped with `_`, for example `5_000`")]
    [InlineData("rule r { allow a to desk for s when b = yes }", "SLU2005@1:41", "write `true`")]
    // Several mistakes stay several.
    [InlineData("puropse support\nrule r { allow b to desk for support }", "SLU1011@1:1 SLU2003@2:16", "did you mean `purpose`?")]
    [InlineData("partner Desk { in IE }\npartner Shop { in IE }", "SLU1020@1:9 SLU1020@2:9", "write `desk`")]
    public void A_mistake_in_a_policy_is_said_once(string text, string? expected, string? hint)
    {
        var found = PolicyCompiler.Compile(new MemoryPolicyFiles(text + Rest)).Diagnostics.Where(static d => d.Location is not null).ToList();

        Assert.Equal(expected ?? found[0].Id + Place(found[0]), string.Join(' ', found.Select(static d => d.Id + Place(d))));
        Assert.True(hint is null || found[0].Hint == hint, found[0].Hint);
    }

    // What follows from a mistake takes no place from another one, and is not counted among those that are not shown.
    [Theory]
    [InlineData(99, 300, 100, null)]
    [InlineData(100, 300, 101, ": 1 more")]
    [InlineData(120, 300, 101, ": 21 more")]
    public void What_is_left_out_is_left_out_before_the_list_is_cut(int mistakes, int following, int shown, string? counted)
    {
        var text = "category x" + string.Concat(Enumerable.Repeat("%/**/", following)) + "\n" + string.Concat(Enumerable.Range(0, mistakes).Select(static i => $"rule r{i} {{ deny nothing_{i} }}\n"));
        var found = PolicyCompiler.Compile(new MemoryPolicyFiles(text + Rest)).Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).ToList();

        Assert.Equal(shown, found.Count);
        Assert.Equal(Math.Min(mistakes, 99), found.Count(static d => d.Id == BindingDiagnostics.UnknownName.Id));
        Assert.Equal(counted is not null, found[^1].Id == SyntaxDiagnostics.TooManyErrors.Id);
        Assert.Contains(counted ?? "", found[^1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title: a: b", "SLU3001@1:9", "put the text in quotes: behind `: ` another key would begin, and a quote inside ends the text")]
    [InlineData("title: \"a\" b", "SLU3001@1:12", "put the text in quotes: behind `: ` another key would begin, and a quote inside ends the text")]
    [InlineData("title: a\nattributes:\n\tb: true", "SLU3001@3:1", "this is a tab: YAML is indented with blanks, not with tabs")]
    [InlineData("title: a\nattributes: {\n\tb: true,\n\t\"c\" d: 1 }", "SLU3001@4:7", "a bracket may not be closed, or a comma may be missing")]
    [InlineData("attributes: { b: yes }", "SLU3014@1:18", "write `true`")]
    [InlineData("people: '5,000'", "SLU3014@1:9", "digits are grouped with `_`, for example `5_000`")]
    public void A_mistake_in_a_manifest_is_said_once(string line, string expected, string hint)
    {
        var text = line + "\ntransfer: t\nto: d\npurpose: s\ndatasets: { d: { fields: { f: { category: a } } } }\n";
        var found = Assert.Single(ManifestReader.Read(new SourceText("m.yaml", text), Vocabulary).Diagnostics);

        Assert.Equal(expected, found.Id + Place(found));
        Assert.Equal(hint, found.Hint);
    }

    private static string Place(Diagnostic found) => $"@{found.Location!.Start.Line}:{found.Location.Start.Column}";
}
