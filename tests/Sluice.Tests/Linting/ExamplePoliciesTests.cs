using Sluice.Core.Linting;
using Sluice.Tests.Compiled;
using Xunit;

namespace Sluice.Tests.Linting;

/// <summary>The examples have no findings, or say why.</summary>
public class ExamplePoliciesTests
{
    public static TheoryData<string> Examples => new(CompiledSets.Examples.Where(static e => e != "common"));

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_clean(string name) =>
        Assert.Equal(
            [],
            Linter
                .Run(
                    Lint.Compile(CompiledSets.Example(name)),
                    new LintOptions { WithCompilerWarnings = true, AsOf = new DateOnly(2026, 1, 15) }
                )
                .Select(static f => f.Diagnostic.ToString())
        );
}
