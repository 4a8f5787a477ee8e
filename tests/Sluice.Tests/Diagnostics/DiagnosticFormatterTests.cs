using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Xunit;

namespace Sluice.Tests.Diagnostics;

public class DiagnosticFormatterTests
{
    [Fact]
    public void The_line_is_shown_with_a_marker_below_the_place() =>
        Assert.Equal(
            """
            rules.sluice:2:7: error SLU3010: there is no key `foo`
              2 | deny  acount
                |       ^^^^^^
              hint: did you mean `bar`?
              see rules.sluice:1:1: here

            """,
            Format("rule a {\ndeny  acount\n}", 15, 6, related: 0)
        );

    [Fact]
    public void A_tabulator_takes_one_column_and_hangul_two() =>
        Assert.Equal(
            """
            rules.sluice:1:5: error SLU3010: there is no key `foo`
              1 |  "계좌" x
                |       ^^
              hint: did you mean `bar`?

            """,
            Format("\t\"계좌\" x", 4, 2).Replace("\t", " ")
        );

    [Fact]
    public void A_long_line_is_cut_around_the_place()
    {
        var lines = Format(new string('a', 300) + "!" + new string('b', 300), 300, 1).Split('\n');
        Assert.All(lines.Skip(1), static l => Assert.True(l.Length <= 80, l));
        Assert.Equal('!', lines[1][lines[2].IndexOf('^')]);
    }

    [Fact]
    public void Characters_that_hide_are_shown_by_their_number()
    {
        var text = Format("a \u202E\u0007 b", 2, 1);
        Assert.Contains("a \\u{202E}\\u{7} b", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', text);
        Assert.DoesNotContain('\u0007', text);
    }

    [Fact]
    public void A_stretch_over_several_lines_is_marked_to_the_end_of_the_first() =>
        Assert.Contains("    |    ^^^\n", Format("ab cde\nfgh", 3, 6), StringComparison.Ordinal);

    [Fact]
    public void Colour_only_adds_codes()
    {
        var diagnostic = Make("rule a", 0, 4, null);
        var coloured = DiagnosticFormatter.Format(diagnostic, colour: true);
        Assert.Contains("\u001b[", coloured, StringComparison.Ordinal);
        Assert.Equal(
            DiagnosticFormatter.Format(diagnostic),
            System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9;]*m", "")
        );
    }

    private static string Format(string text, int start, int length, int? related = null) =>
        DiagnosticFormatter.Format(Make(text, start, length, related)).ReplaceLineEndings("\n");

    private static Diagnostic Make(string text, int start, int length, int? related)
    {
        var source = new SourceText("rules.sluice", text);
        var descriptor = new DiagnosticDescriptor(
            "SLU3010",
            "x",
            DiagnosticSeverity.Error,
            "there is no key `{0}`",
            "e",
            "b",
            "g",
            DiagnosticSubject.Manifest
        );
        var made = Diagnostic
            .Create(descriptor, new SourceLocation(source, new TextSpan(start, length)), "foo")
            .WithHint("did you mean `bar`?");
        return related is { } at ? made.WithRelated(new SourceLocation(source, new TextSpan(at, 4)), "here") : made;
    }
}
