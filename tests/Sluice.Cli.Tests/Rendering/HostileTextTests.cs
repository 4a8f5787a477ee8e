using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sluice.Cli.Rendering;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Rendering;

/// <summary>Whatever a policy or manifest says, no output speaks to a terminal, to a pipeline or to a page.</summary>
public sealed class HostileTextTests
{
    private const string Words =
        "::error::a ##[error]b ##vso[task.complete]c \u009b31m \u202e \u200b \u3164 @everyone https://sluice.example #12 <img src=x> `@team` [x](y)";

    public static TheoryData<string> Formats => [.. Renderers.Names];

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_form_of_a_verdict_speaks(string format)
    {
        using var bench = new TemporaryFolder();
        bench
            .Write(
                "set/p.sluice",
                $$"""
                category account { phone "{{Words}}" }
                purpose support
                partner desk { in IE }
                rule no "{{Words}}" { deny account  because "{{Words}}"  cite "{{Words}}" }

                """
            )
            .Write(
                "one.yaml",
                $$"""
                transfer: one
                title: "{{Words}}"
                to: desk
                purpose: support
                on: 2026-01-15
                datasets: { d: { fields: { "x ##[error]y @all": { category: account.phone } } } }

                """
            );
        var run = bench.Run("check", "one.yaml", "--policies", "set", "--format", format);

        Assert.Equal(1, run.Code);
        Quiet.Assert(run.Output);
        Quiet.Assert(run.Complaints);
        Assert.True(
            format switch
            {
                "json" or "sarif" => JsonDocument.Parse(run.Output) is not null,
                "jsonl" => run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).All(static l => JsonDocument.Parse(l) is not null),
                "junit" => XDocument.Parse(run.Output) is not null,
                "markdown" => !Regex.IsMatch(Regex.Replace(run.Output, "`[^`]*`|<code>.*?</code>", ""), "@|://|#12|<img"),
                _ => true,
            }
        );
    }

    [Theory]
    [InlineData("::error::x", @"\u{3A}:error\u{3A}:x")]
    [InlineData("###[x", @"#\u{23}#[x")]
    [InlineData("a ##vso[", @"a \u{23}#vso[")]
    [InlineData("2001:db8::1 ## x", "2001:db8::1 ## x")]
    [InlineData("a\u202eb\u001b", @"a\u{202E}b\u{1B}")]
    [InlineData("a\nb\t", @"a\u{A}b ")]
    public void A_command_and_what_cannot_be_seen_are_written_out(string text, string written) =>
        Assert.Equal(written, VisibleText.Of(text));
}
