using Sluice.Core.Binding;
using Sluice.Syntax.Diagnostics;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Semantics;

/// <summary>Populations made of populations stay within bounds, however short their text.</summary>
public class PopulationGraphTests
{
    [Theory]
    [InlineData(100, null)]
    [InlineData(101, null)]
    [InlineData(102, "p101")]
    [InlineData(50_000, "p101")]
    public void A_chain_is_bounded(int length, string? tooLarge) =>
        Assert.Equal(
            tooLarge,
            Reported(
                "population p0 = x\n"
                    + string.Concat(Enumerable.Range(1, length - 1).Select(static i => $"population p{i} = about p{i - 1}\n"))
            )
        );

    [Theory]
    [InlineData(5, null)]
    [InlineData(6, "p5")]
    [InlineData(60, "p5")]
    public void So_is_one_that_doubles_at_every_step(int length, string? tooLarge) =>
        Assert.Equal(
            tooLarge,
            Reported(
                "population p0 = x\n"
                    + string.Concat(
                        Enumerable
                            .Range(1, length - 1)
                            .Select(static i => $"population p{i} = (about p{i - 1} and x) or (about p{i - 1} and not x)\n")
                    )
            )
        );

    [Fact]
    public void A_population_is_what_those_above_it_are_as_well() =>
        Assert.Equal(
            "q.r",
            Reported(
                $"population q = {Comparisons(100)}\npopulation q.s = x\npopulation q.r = about q.s\npopulation all = {Comparisons(300)}\n"
            )
        );

    private static string Comparisons(int count) => string.Join(" and ", Enumerable.Range(1, count).Select(static i => $"n > {i}"));

    /// <summary>The only population that is reported, or null.</summary>
    private static string? Reported(string populations)
    {
        var errors = Errors(populations);
        return errors.Count == 0 ? null
            : Assert.Single(errors) is { Id: "SLU2038" } error ? error.Message.Split('`')[1]
            : throw new InvalidOperationException(errors[0].ToString());
    }

    private static List<Diagnostic> Errors(string populations) =>
        [
            .. PolicyCompiler
                .Compile(
                    new MemoryPolicyFiles(
                        new Dictionary<string, string>
                        {
                            ["p.sluice"] = "subject attribute x : boolean\nsubject attribute n : integer\n" + populations,
                        }
                    )
                )
                .Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error),
        ];
}
