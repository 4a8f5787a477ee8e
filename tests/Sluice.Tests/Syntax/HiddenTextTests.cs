using Sluice.Core.Binding;
using Sluice.Syntax.Diagnostics;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Syntax;

/// <summary>
/// What reads differently from how it looks is found in policies; a set with errors, shown or cut off, compiles to nothing.
/// </summary>
public class HiddenTextTests
{
    [Theory]
    [InlineData("category a // c \u2028rule r { deny any }", "SLU1040")]
    [InlineData("category a /* \u202E */", "SLU1040")]
    [InlineData("category a \"t\u200Bt\"", "SLU1040")]
    [InlineData("category a \"p\u0430y\"", "SLU1041")]
    public void In_comments_and_texts_it_is_a_warning(string text, string id)
    {
        Assert.Equal(id, Assert.Single(Parsed.Text(text).Diagnostics).Id);
        Assert.NotNull(Compile(text).Program);
    }

    [Theory]
    [InlineData("category a\u200Bb")]
    [InlineData("category p\u0430y")]
    [InlineData("category a\u2028")]
    [InlineData("category a #l\u00ADl")]
    [InlineData("use \"a\u200B.sluice\"")]
    [InlineData("category a partner p { in SG } purpose x consent c { kind notice of a to p for x notices \"v\u202E3\" }")]
    [InlineData("attribute q : boolean = script \"\u0430b.csx\"")]
    public void In_names_it_is_an_error(string text)
    {
        Assert.Contains(Parsed.Text(text).Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
        Assert.Null(Compile(text).Program);
    }

    [Theory]
    [InlineData("0.10000000000000000000000000001")]
    [InlineData("0.000_000_000_000_000_000_000_000_000_000_1")]
    [InlineData("10_000_000_000_000_000_000_000_000_001")]
    public void A_number_that_would_be_rounded_is_an_error(string number) =>
        Assert.Equal(
            "SLU2023",
            Assert
                .Single(Compile($"category a\nattribute r : decimal\nrule q {{ deny a when r <= {number} }}").Diagnostics, static d =>
                    d.Severity == DiagnosticSeverity.Error
                )
                .Id
        );

    [Fact]
    public void A_set_with_more_errors_than_are_shown_compiles_to_nothing() =>
        Assert.Null(Compile(string.Concat(Enumerable.Repeat("category Account\n", 150))).Program);

    private static Compilation Compile(string text) =>
        PolicyCompiler.Compile(new MemoryPolicyFiles(new Dictionary<string, string>(StringComparer.Ordinal) { ["p.sluice"] = text }));
}
