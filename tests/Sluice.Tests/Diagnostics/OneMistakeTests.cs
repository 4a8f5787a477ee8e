using Sluice.Core.Binding;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;
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
    [InlineData("consent c", "SLU2008@1:9", "`of any` is for every category; `to any` is to every partner; `for any` is for every purpose; `opt_in`, `opt_out` or `notice`")]
    [InlineData("consent c { of a to desk for s }", "SLU2008@1:9", "`opt_in`, `opt_out` or `notice`")]
    [InlineData("consent c kind opt_in of a to desk for s", "SLU1010@1:11", "clauses stand in braces: `consent c { kind … }`")]
    [InlineData("consent c \"Title\" of a\nrule r { deny a unless consent c }", "SLU1010@1:19", "clauses stand in braces: `consent c { of … }`")]
    [InlineData("consent c { kind optin of a to desk for s }", "SLU1037@1:18", "did you mean `opt_in`?")]
    [InlineData("consent c { knd opt_in of a }", "SLU1012@1:13", "did you mean `kind`?")]
    [InlineData("consent c { kind opt_in of a to desk for s lasts 2 mnths }", "SLU1012@1:52", "did you mean `months`?")]
    [InlineData("agreement g role processor", "SLU1010@1:13", "clauses stand in braces: `agreement a { role … }`")]
    [InlineData("agreement g { of a with desk for s role procesor }", "SLU1037@1:41", "did you mean `processor`?")]
    [InlineData("agreement g { of a with desk for s role third_party }", "SLU1037@1:41", "without an agreement a recipient is a third party")]
    [InlineData("technique t yields f\nform f", "SLU1010@1:13", "clauses stand in braces: `technique t { yields … }`")]
    [InlineData("rule r { allow a }", "SLU2008@1:6", "`to any` is to every partner; `for any` is for every purpose")]
    [InlineData("rule r deny a", "SLU1010@1:8", null)]
    [InlineData("rule r allow a", "SLU1010@1:8", null)]
    [InlineData("region g IE", "SLU1010@1:10", null)]
    [InlineData("partner other { at IE }", "SLU1010@1:20", "countries stand behind `in`: `in IE`")]
    [InlineData("category d { x, y }", "SLU1010@1:15", "names in a block stand beside each other without commas")]
    [InlineData("subject attribute x number", "SLU1010@1:21", null)]
    [InlineData("test \"x\" { }", "SLU2008@1:1", "a test says what it expects, for example `expect deny`")]
    [InlineData("test \"x\" transfer a to desk for s expect deny", "SLU1010@1:10", null)]
    // Several mistakes stay several.
    [InlineData("consent c { kind optin of a to desk }\nconsent d { of a }", "SLU1037@1:18 SLU2008@2:9", null)]
    [InlineData("rule r { deny a when n > b }\nrule q { deny a2 when n > 2 dys }", "SLU2005@1:26 SLU2003@2:15 SLU1012@2:29", null)]
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
