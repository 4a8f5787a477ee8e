using System.Text.RegularExpressions;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Formatting;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Sluice.Tests.Compiled;
using Sluice.Tests.Syntax;
using Xunit;

namespace Sluice.Tests.Formatting;

/// <summary>What must be true of every text: nothing is lost, nothing changes its meaning, and once is enough.</summary>
[Trait("Category", "Slow")]
public partial class FormatPropertyTests
{
    private static readonly int DamagedTexts = DrawnCases.Of("formatting of damaged texts", 0, 1_500);

    private const int Policies = 400;

    private static IEnumerable<string> Generated => Enumerable.Range(1, Policies).SelectMany(static s => Formatted.Generated(s).Values);

    [Fact]
    public void Formatting_twice_changes_nothing_more() => Assert.All(Formatted.Texts.Concat(Generated), static t => Formatted.Twice(t));

    [Fact]
    public void A_generated_policy_means_what_it_meant()
    {
        for (var seed = 1; seed <= Policies; seed++)
        {
            var files = Formatted.Generated(seed);
            var formatted = files.ToDictionary(static f => f.Key, static f => Formatted.Text(f.Value), StringComparer.Ordinal);

            Assert.Equal([], Formatted.DifferencesInMeaning(files, formatted));
        }
    }

    [Fact]
    public void A_policy_that_uses_everything_means_what_it_meant()
    {
        var rare = new Dictionary<string, string> { ["example.sluice"] = Everything.Rare };
        foreach (var files in (IReadOnlyDictionary<string, string>[])[Everything.Files, rare])
        {
            var formatted = files.ToDictionary(
                static f => f.Key,
                static f => f.Key.EndsWith(".sluice", StringComparison.Ordinal) ? Formatted.Text(f.Value) : f.Value,
                StringComparer.Ordinal
            );

            Assert.Equal([], Formatted.DifferencesInMeaning(files, formatted));
        }
    }

    [Fact]
    public void A_difference_in_meaning_would_be_seen()
    {
        var one = new Dictionary<string, string> { ["a.sluice"] = "category a\npurpose p\nrule r { deny a  for p }" };
        var other = new Dictionary<string, string> { ["a.sluice"] = "category a\npurpose p\nrule r { deny any  for p }" };

        Assert.NotEmpty(Formatted.DifferencesInMeaning(one, other));
    }

    [Fact]
    public void The_form_does_not_hang_on_how_it_was_typed()
    {
        var seed = 0;
        Assert.All(Formatted.Texts.Concat(Generated), text =>
        {
            var typed = new TextRetyper(++seed).Blanks(text);
            Assert.Equal(Formatted.Text(text), Formatted.Text(typed));
        });
    }

    [Fact]
    public void The_order_in_which_clauses_were_typed_does_not_matter()
    {
        // Seed 0 prints the clauses of a rule in the order of the page; the seeds shuffle them, in the same declarations.
        const string Typed =
            "rule r { because \"b\" cite \"c\" but not { when w to t of o } unless u when w through 2024-01-02 from 2024-01-01 about p for f to t deny d }";

        Assert.Equal(
            """
            rule r {
              deny     d
              to       t
              for      f
              about    p
              from     2024-01-01
              through  2024-01-02
              when     w
              unless   u
              but not  { of o  to t  when w }
              cite     "c"
              because  "b"
            }

            """,
            Formatted.Twice(Typed)
        );
    }

    [Fact]
    public void Comments_survive_at_every_place()
    {
        var seed = 0;
        Assert.All(Formatted.Texts.Concat(Generated.Take(200)), text =>
        {
            for (var i = 0; i < 3; i++)
            {
                var (typed, comments) = new TextRetyper(++seed).Comments(text);
                var written = Formatted.Twice(typed);
                Assert.Equal(
                    comments.Order(StringComparer.Ordinal),
                    Comment().Matches(written).Select(static m => m.Value).Order(StringComparer.Ordinal)
                );
            }
        });
    }

    [Fact]
    public void A_comment_alone_survives_at_each_single_place()
    {
        var retyper = new TextRetyper(1);
        var plain = Formatted.Text(WholeLanguage.Text);
        foreach (var typed in retyper.OneComment(plain))
        {
            Formatted.Twice(typed);
        }
    }

    [Fact]
    public void A_damaged_text_is_left_alone_or_formatted_whole()
    {
        var texts = Formatted.Texts;
        var (refused, formatted) = (0, 0);
        for (var seed = 0; seed < DamagedTexts; seed++)
        {
            var text = new TextMutator(seed).Mutate(texts[seed % texts.Count]);
            var tree = Parsed.Text(text);
            var result = PolicyFormatter.Format(tree);
            Assert.DoesNotContain(result.Problems, static p => p.Id == SyntaxDiagnostics.FormatLost.Id);
            if (!tree.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error))
            {
                formatted++;
                Formatted.Twice(text);
            }
            else
            {
                refused++;
                Assert.Null(result.Text);
                Assert.Equal(tree.Diagnostics, result.Problems);
            }
        }

        Assert.True(refused > 300 && formatted > 300, $"{refused} refused, {formatted} formatted");
    }

    [Fact]
    public void Lines_are_short_where_they_can_be_broken()
    {
        // A text in quotes, a name and a comment cannot be broken; the generated ones are short.
        Assert.All(Generated.Select(Formatted.Text).SelectMany(static t => t.Split('\n')), static l => Assert.InRange(l.Length, 0, 100));
        Assert.All(
            Formatted
                .Texts.Select(Formatted.Text)
                .SelectMany(static t => t.Split('\n'))
                .Select(static l => Comment().Replace(l, "").TrimEnd()),
            static l => Assert.True(TextColumns.Of(l) <= 100 || l.TrimStart().StartsWith("because", StringComparison.Ordinal), l)
        );
    }

    [Fact]
    public void No_line_ends_in_a_blank() =>
        Assert.All(Formatted.Texts.Concat(Generated).Select(Formatted.Text), static t =>
            Assert.DoesNotContain(" \n", t, StringComparison.Ordinal)
        );

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
