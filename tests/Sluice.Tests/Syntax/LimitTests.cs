using System.Text;
using Sluice.Core.Binding;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Syntax;

/// <summary>No text is so deep, so large or so wrong that it takes the program with it.</summary>
public class LimitTests
{
    private const int Depth = 100_000;

    public static TheoryData<string, string, string> Nested =>
        new()
        {
            { "rule r { deny any when ", "(", "date > 2024-01-01" },
            { "rule r { deny any when ", "not ", "date > 2024-01-01" },
            { "", "category a { ", "" },
            { "category a { ", "b { ", "" },
            { "partner a { ", "b { ", "" },
            { "rule r { deny any ", "but not { ", "" },
        };

    [Theory]
    [MemberData(nameof(Nested))]
    public void What_is_nested_too_deeply_is_reported(string before, string nested, string inside)
    {
        var open = before + string.Concat(Enumerable.Repeat(nested, Depth)) + inside;
        var closed =
            open
            + string.Concat(
                Enumerable.Repeat(
                    string.Concat(
                        nested
                            .Reverse()
                            .Select(static c =>
                                c == '{' ? " }"
                                : c == '(' ? ")"
                                : ""
                            )
                    ),
                    Depth
                )
            );
        foreach (var text in new[] { open, closed })
        {
            var tree = Parsed.Text(text);

            Assert.Equal(text, tree.ToFullString());
            Assert.True(Compiles(text).HasErrors);
            Assert.InRange(tree.Diagnostics.Length, 1, DiagnosticBag.ErrorLimit + 1);
            if (nested != "category a { ")
            {
                Assert.Contains(tree.Diagnostics, static d => d.Id == SyntaxDiagnostics.TooDeep.Id);
            }
        }
    }

    [Theory]
    [InlineData("not ", 200)]
    [InlineData("(", 198)]
    public void What_people_may_nest_is_read(string nested, int depth)
    {
        var close = nested == "(" ? new string(')', depth) : "";
        Assert.Equal(
            "",
            Parsed.Problems(
                $"rule r {{ deny any when {string.Concat(Enumerable.Repeat(nested, depth - 2))}a{(close.Length > 1 ? close[2..] : "")} }}"
            )
        );
    }

    [Theory]
    [InlineData(" and ")]
    [InlineData(" or ")]
    public void A_long_condition_is_no_deep_one(string word)
    {
        var text = "attribute a : boolean rule r { deny any when " + string.Join(word, Enumerable.Repeat("a", Depth)) + " }";

        Assert.Equal(text, Parsed.Text(text).ToFullString());
        Assert.NotNull(Compiles(text));
    }

    [Fact]
    public void A_text_that_is_too_large_is_refused_and_kept()
    {
        var text = new string(' ', SourceText.MaximumBytes) + "\n";
        var tree = Parsed.Text(text);

        Assert.Equal([SyntaxDiagnostics.TooLarge.Id], tree.Diagnostics.Select(static d => d.Id));
        Assert.Equal(text, tree.ToFullString());

        Assert.Null(SourceDecoder.TryDecode("rules.sluice", Encoding.UTF8.GetBytes(text), out var problem));
        Assert.Equal(SyntaxDiagnostics.TooLarge.Id, problem?.Id);
        Assert.NotNull(SourceDecoder.TryDecode("rules.sluice", Encoding.UTF8.GetBytes(text[..^1]), out _));
        Assert.Contains(Compiles(text).Diagnostics, static d => d.Id == SyntaxDiagnostics.TooLarge.Id);
    }

    [Fact]
    public void Behind_a_hundred_errors_one_line_counts_the_rest()
    {
        var text = string.Concat(Enumerable.Range(0, 250).Select(static i => $"category Account{i}\n"));

        Assert.All(new[] { Parsed.Text(text).Diagnostics, Compiles(text).Diagnostics }, static diagnostics =>
        {
            var errors = diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).ToList();
            Assert.Equal(DiagnosticBag.ErrorLimit + 1, errors.Count);
            Assert.Equal(SyntaxDiagnostics.TooManyErrors.Id, errors[^1].Id);
        });
        // What the parser only counted is not lost where names are bound.
        Assert.All(new[] { Parsed.Text(text).Diagnostics, Compiles(text).Diagnostics }, static d =>
            Assert.Contains(": 150 more", d[^1].Message, StringComparison.Ordinal)
        );
    }

    private static Result Compiles(string text)
    {
        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(text));
        return new Result(compiled.Program is null, [.. compiled.Diagnostics]);
    }

    private sealed record Result(bool HasErrors, IReadOnlyList<Diagnostic> Diagnostics);
}
