using Sluice.Cli.Rendering;
using Sluice.Core.Linting;
using Sluice.Syntax.Diagnostics;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Explaining;

/// <summary><c>sluice explain</c>.</summary>
public sealed class ExplainTests : IDisposable
{
    private readonly TemporaryFolder bench = new();

    [Fact]
    public void A_diagnostic_is_explained_with_an_example_and_the_same_put_right()
    {
        var run = bench.Run("explain", "SLU2003");
        Assert.Equal((0, ""), (run.Code, run.Complaints));
        Assert.StartsWith("SLU2003 unknown-name (error)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("every name must be declared", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "An example that has it:\n\n    category account { phone }\n    rule r { deny acount.phone }\n",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "Put right:\n\n    category account { phone }\n    rule r { deny account.phone }\n",
            run.Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("slu2003")]
    [InlineData("unknown-name")]
    public void It_is_found_in_small_letters_and_by_its_name(string name) =>
        Assert.Equal(bench.Run("explain", "SLU2003").Output, bench.Run("explain", name).Output);

    [Fact]
    public void Every_diagnostic_has_its_page() => Assert.All(DiagnosticCatalog.All, diagnostic =>
        {
            var run = bench.Run("explain", diagnostic.Id);
            Assert.Equal((0, ""), (run.Code, run.Complaints));
            Assert.StartsWith($"{diagnostic.Id} {diagnostic.Slug} (", run.Output, StringComparison.Ordinal);

            // Examples are shown as they have to be written; all else fits the page.
            Assert.All(run.Output.Split('\n').Where(static l => !l.StartsWith("    ", StringComparison.Ordinal)), static l =>
                Assert.True(TextWidth.Of(l) <= 80, l)
            );
        });

    [Fact]
    public void Without_an_identifier_all_are_listed_in_order()
    {
        var run = bench.Run("explain");
        var listed = run
            .Output.Split('\n')
            .Where(static l => l.StartsWith("SLU", StringComparison.Ordinal))
            .Select(static l => l[..7])
            .ToArray();
        Assert.Equal(
            DiagnosticCatalog.All.Select(static d => d.Id).Concat(LintRules.All.Select(static r => r.Id)).Order(StringComparer.Ordinal),
            listed
        );
    }

    [Theory]
    [InlineData("SLU20O3", "SLU2003")]
    [InlineData("unknown-nmae", "unknown-name")]
    [InlineData("Unknown-Option", "unknown-option")]
    public void An_unknown_one_is_answered_with_the_nearest(string name, string nearest)
    {
        var run = bench.Run("explain", name);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains($"error SLU5009: no diagnostic is called `{name}`", run.Complaints, StringComparison.Ordinal);
        Assert.Contains($"did you mean `{nearest}`?", run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_near_to_nothing_gets_no_guess()
    {
        var run = bench.Run("explain", "what is this about?");
        Assert.Equal(2, run.Code);
        Assert.DoesNotContain("did you mean", run.Complaints, StringComparison.Ordinal);
    }

    public void Dispose() => bench.Dispose();
}
