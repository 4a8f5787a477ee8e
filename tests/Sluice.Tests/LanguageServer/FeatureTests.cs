using Sluice.Core.Model;
using Sluice.LanguageServer.Features;
using Sluice.LanguageServer.Model;
using Sluice.Syntax.Formatting;
using Sluice.Syntax.Text;
using Xunit;

namespace Sluice.Tests.LanguageServer;

/// <summary>Hovering, outlines, folding, colours, lenses, repairs: plain data in, plain data out.</summary>
public class FeatureTests
{
    private const string Policy = """
        // What there is.
        // And for whom.
        category account "Account data" #personal {
          id  "Account ID"  #key  domain 1_000
          email
        }
        purpose support
        partner desk "Help desk" { in IE }
        rule help "The help desk sees who is asking" {
          allow account.id
          to    desk
          for   support
        }
        rule no_mail { deny account.email }
        test "a number" { transfer account.id to desk for support on 2026-01-15 expect allow by only help }
        test "rows" {
          transfer account.id to desk for support on 2026-01-15
          cases {
            "a number"  expect allow
            "a mail"    transfer account.email expect allow
          }
        }

        """;

    [Theory]
    [InlineData("account.id\n", 9, "**category** `account.id`", "Account ID", "Domain: 1,000 values", "`#key`", "`allow help`")]
    [InlineData("account.id\n", 2, "**category** `account`", "Account data", "`#personal`")]
    [InlineData("desk\n", 1, "**partner** `desk`", "Help desk", "In IE", "2 rules apply")]
    [InlineData("help \"", 1, "**rule** `help`", "applies to 1 of 3 flows")]
    [InlineData("#key", 2, "**label** `#key`", "On `account.id`")]
    public void Hovering_tells_what_a_name_is_and_where_it_applies(string at, int inside, params string[] wanted)
    {
        var set = MemoryWorkspace.Load(("p.sluice", Policy)).Sets.Single();

        var found = HoverFeature.At(set, "/ws/p.sluice", Policy.IndexOf(at, StringComparison.Ordinal) + inside);

        Assert.NotNull(found);
        Assert.All(wanted, w => Assert.Contains(w, found.Value.Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Hovering_over_a_key_of_a_manifest_tells_what_it_is_for()
    {
        var set = MemoryWorkspace
            .Load(("p/a.sluice", Policy), ("p/transfers/t.yaml", "transfer: t\nretention: 5 years\nto: desk\n"))
            .Sets.Single();

        Assert.Contains(
            "How long the recipient keeps the data",
            HoverFeature.At(set, "/ws/p/transfers/t.yaml", 15)!.Value.Page,
            StringComparison.Ordinal
        );
        Assert.Contains("Help desk", HoverFeature.At(set, "/ws/p/transfers/t.yaml", 37)!.Value.Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lens_counts_the_flows_a_rule_applies_to_one_by_one()
    {
        foreach (var set in MemoryWorkspace.Examples.Load().Sets.Where(static s => s.Model.Program is not null))
        {
            var program = set.Model.Program!;
            var names = program.Vocabulary;
            foreach (var rule in program.Rules)
            {
                var flows = 0L;
                foreach (var category in names.Categories.All)
                {
                    foreach (var partner in names.Partners.All)
                    {
                        flows += names.Purposes.All.Count(p => rule.AppliesTo(new FlowNames(category, partner, p)));
                    }
                }

                Assert.Equal(flows, RuleReach.Flows(rule));
            }
        }
    }

    [Fact]
    public void Lenses_stand_above_rules_tests_and_rows()
    {
        var (set, document) = MemoryWorkspace.Policy(Policy);

        Assert.Equal(
            ["applies to 1 of 3 flows", "applies to 2 of 3 flows", "failed, run test again", "run test", "run", "run"],
            RuleLens.Of(set, document, static t => t == "a number" ? "failed" : null).Select(static l => l.Title)
        );
    }

    [Fact]
    public void Tests_are_run_by_name_alone_or_with_their_rows()
    {
        var model = MemoryWorkspace.Policy(Policy).Set.Model;

        Assert.Equal([("a number", true)], TestRuns.Run(model, "a number")!.Value.Select(static t => (t.Name, t.Passed)));
        var rows = TestRuns.Run(model, "rows")!.Value;
        Assert.Equal([("rows: a number", true), ("rows: a mail", false)], rows.Select(static t => (t.Name, t.Passed)));
        Assert.Equal("failed: rows: a mail: expected allow, found deny by no_mail", rows[1].Message);
        Assert.Single(TestRuns.Run(model, "rows: a mail")!.Value);
        Assert.Null(TestRuns.Run(MemoryWorkspace.Policy(Policy + "rule broken { allow nothing }").Set.Model, "a number"));
    }

    [Fact]
    public void A_test_that_there_is_not_is_said_not_to_be()
    {
        var model = MemoryWorkspace.Policy(Policy).Set.Model;

        Assert.Empty(TestRuns.Run(model, "a numbr")!.Value);
        Assert.Equal("no test is called `a numbr`; did you mean `a number`?", TestRuns.Unknown(model, "a numbr"));
        Assert.Equal("no test is called `something else altogether`", TestRuns.Unknown(model, "something else altogether"));
    }

    [Fact]
    public void An_outline_has_the_names_in_their_trees_and_tests_with_their_rows()
    {
        var (_, document) = MemoryWorkspace.Policy(Policy);

        Assert.Equal(
            ["account(id,email)", "support()", "desk()", "help()", "no_mail()", "a number()", "rows(a number,a mail)"],
            Outline.Of(document).Select(static o => $"{o.Name}({string.Join(",", o.Children.Select(static c => c.Name))})")
        );
    }

    [Fact]
    public void An_outline_of_a_manifest_has_transfers_datasets_and_fields()
    {
        var manifest = new ManifestDocument(
            new SourceText("t.yaml", "transfer: t\nto: desk\ndatasets:\n  d:\n    fields:\n      f: { category: a }\n---\ntransfer: u\n")
        );

        var outline = Outline.Of(manifest);

        Assert.Equal(["t", "u"], outline.Select(static o => o.Name));
        Assert.Equal("d", Assert.Single(outline[0].Children).Name);
        Assert.Equal("f", Assert.Single(outline[0].Children[0].Children).Name);
    }

    [Fact]
    public void Blocks_and_comments_of_several_lines_can_be_folded()
    {
        var (_, document) = MemoryWorkspace.Policy(Policy);

        Assert.Equal(
            [new(1, 2, true), new(3, 5, false), new(9, 12, false), new(16, 21, false), new(18, 20, false)],
            FoldingRegion.Of(document).ToArray()
        );
    }

    [Fact]
    public void Colours_are_in_order_do_not_overlap_and_tell_kinds_apart()
    {
        foreach (var set in MemoryWorkspace.Examples.Load().Sets)
        {
            foreach (var document in set.Documents.Values)
            {
                var end = 0;
                foreach (var (span, type, _) in SemanticTokensFeature.Of(set, document))
                {
                    Assert.True(span.Start >= end && span.Length > 0, $"{document.Source.Path}: {span}");
                    Assert.InRange(type, 0, SemanticTokensFeature.Types.Length - 1);
                    end = span.End;
                }
            }
        }

        var (own, policy) = MemoryWorkspace.Policy(Policy);
        var types = SemanticTokensFeature
            .Of(own, policy)
            .ToLookup(
                w => Policy.Substring(w.Span.Start, w.Span.Length),
                static w => SemanticTokensFeature.Types[w.Type],
                StringComparer.Ordinal
            );
        Assert.All(types["desk"], static t => Assert.Equal("class", t));
        Assert.All(types["id"], static t => Assert.Equal("type", t));
        Assert.Equal(["keyword", "enumMember", "enumMember", "enumMember"], types["allow"]);
        Assert.Equal(["decorator"], types["#key"]);
        Assert.Equal(["comment"], types["// And for whom."]);
    }

    [Theory]
    [InlineData("rule x { allow acount to desk for support }", "account")]
    [InlineData("rule x { allow #persona to desk for support }", "#personal")]
    [InlineData("rule x { allow account to dsk for support }", "desk")]
    public void A_misspelt_name_is_repaired_as_its_hint_says(string rule, string right)
    {
        var (set, _) = MemoryWorkspace.Policy(Policy + rule);
        var workspaceDiagnostic = Assert.Single(WorkspaceDiagnostic.OfPolicies(set, set.Model), static f => f.DiagnosticFix is not null);

        var repaired = Edits.Apply(Policy + rule, workspaceDiagnostic.DiagnosticFix!.Edits);

        Assert.Contains(right, repaired[Policy.Length..], StringComparison.Ordinal);
        Assert.NotNull(MemoryWorkspace.Policy(repaired).Set.Model.Program);
    }

    [Fact]
    public void A_misspelt_name_in_quotes_keeps_them()
    {
        var text = "{\"transfer\": \"t\", \"to\": \"dsk\"}";
        var set = MemoryWorkspace.Load(("p/a.sluice", Policy), ("p/transfers/t.json", text)).Sets.Single();
        var workspaceDiagnostic = Assert.Single(
            WorkspaceDiagnostic.OfManifest(set.Model, "/ws/p/transfers/t.json", set.Manifests.Values.Single()),
            static f => f.DiagnosticFix is not null
        );

        Assert.Equal(text.Replace("dsk", "desk", StringComparison.Ordinal), Edits.Apply(text, workspaceDiagnostic.DiagnosticFix!.Edits));
    }

    [Fact]
    public void Formatting_as_edits_gives_what_the_formatter_gives()
    {
        var edited = 0;
        foreach (var document in MemoryWorkspace.Examples.Load().Sets.SelectMany(static s => s.Documents.Values))
        {
            var squeezed = new PolicyPage(
                new SourceText(document.Source.Path, document.Source.Content.Replace("    ", " ", StringComparison.Ordinal))
            );
            var edits = FormattingFeature.Of(squeezed);
            edited += edits.Length;

            Assert.Equal(PolicyFormatter.Format(squeezed.Tree).Text, Edits.Apply(squeezed.Source.Content, edits));
        }

        Assert.True(edited > 8);
    }

    [Fact]
    public void A_text_with_mistakes_is_not_laid_out() =>
        Assert.Empty(FormattingFeature.Of(MemoryWorkspace.Policy("rule x { allow ").Document));

    [Fact]
    public void A_fix_of_lint_is_offered_and_mends_what_it_was_found_for()
    {
        const string Unused = "\nrule stay { deny account except support_log }\ncategory support_log\n";
        var (set, _) = MemoryWorkspace.Policy(Policy + Unused);

        var findings = WorkspaceDiagnostic.OfLint(set, set.Model).Where(static f => f.DiagnosticFix is not null).ToList();

        Assert.NotEmpty(findings);
        foreach (var workspaceDiagnostic in findings)
        {
            var (mended, _) = MemoryWorkspace.Policy(Edits.Apply(Policy + Unused, workspaceDiagnostic.DiagnosticFix!.Edits));
            Assert.DoesNotContain(WorkspaceDiagnostic.OfLint(mended, mended.Model), f =>
                f.Diagnostic.Id == workspaceDiagnostic.Diagnostic.Id && f.Diagnostic.Message == workspaceDiagnostic.Diagnostic.Message
            );
        }
    }
}
