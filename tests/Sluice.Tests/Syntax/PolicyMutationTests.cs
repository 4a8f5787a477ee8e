using System.Globalization;
using System.Text.RegularExpressions;
using Sluice.Core.Binding;
using Sluice.Syntax.Diagnostics;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Syntax;

/// <summary>
/// Damaged policies: none ends the program, none with an error compiles, and in one that compiles nothing is hidden without a word.
/// </summary>
public partial class PolicyMutationTests
{
    private static readonly int Mutations = DrawnCases.Of("damaged policies", 0, 20_000);

    private const string Policy = """
        // what there is
        category a "A title" { b c }
        purpose x
        partner p "Somebody" { in SG }   /* one partner */
        attribute r : decimal "A share"
        attribute w : duration
        consent k { kind opt_in of a to p for x notices "v3" }
        rule one { allow a to p for x when r <= 0.1 and w >= 90 days }
        rule two { deny a.b because "not this" }
        """;

    [Fact]
    public void A_damaged_policy_compiles_to_nothing_or_hides_nothing()
    {
        var compiled = 0;
        for (var seed = 0; seed < Mutations; seed++)
        {
            var text = new TextMutator(seed).Mutate(Policy);
            var result = PolicyCompiler.Compile(
                new MemoryPolicyFiles(new Dictionary<string, string>(StringComparer.Ordinal) { ["p.sluice"] = text })
            );

            Assert.True(
                result.Program is null == result.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error),
                $"seed {seed}: {text}"
            );
            if (result.Program is null)
            {
                continue;
            }

            compiled++;
            var bare = TextOrComment().Replace(text, " ");
            Assert.True(
                bare.TrimStart('\uFEFF').All(static c => c is '\t' or '\n' or '\r' or (>= ' ' and <= '~')),
                $"seed {seed}: outside of texts and comments stands what is no ASCII\n{text}"
            );
            Assert.True(
                LongNumber().Matches(bare).All(static m => m.Value.Count(char.IsAsciiDigit) <= 29),
                $"seed {seed}: a number was cut\n{text}"
            );
            if (
                text.Any(static c =>
                    c != '\uFEFF'
                    && c is not ('\t' or '\n' or '\r' or '\u200D' or '\uFE0F')
                    && char.GetUnicodeCategory(c)
                        is UnicodeCategory.Control
                            or UnicodeCategory.Format
                            or UnicodeCategory.LineSeparator
                            or UnicodeCategory.ParagraphSeparator
                )
            )
            {
                Assert.True(result.Diagnostics.Any(static d => d.Id == "SLU1040"), $"seed {seed}: something is hidden\n{text}");
            }
        }

        Assert.InRange(compiled, Mutations / 40, Mutations);
    }

    [GeneratedRegex("""//[^\r\n]*|/\*.*?\*/|"(?:[^"\\\r\n]|\\[^\r\n])*"|[“”„«»][^"“”„«»\r\n]*["“”„«»]?""", RegexOptions.Singleline)]
    private static partial Regex TextOrComment();

    [GeneratedRegex(@"\d[\d_.]*")]
    private static partial Regex LongNumber();
}
