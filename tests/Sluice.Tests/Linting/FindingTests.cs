using Sluice.Core.Evaluation;
using Sluice.Core.Linting;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Linting;

/// <summary>What each rule finds, and what it leaves alone.</summary>
public class FindingTests
{
    [Theory]
    // Clauses that contradict each other, and nothing to cover.
    // Whoever is in a transfer about minors is taken to be one, so nobody in it is 21.
    [InlineData("never-applies", "rule r { deny contact about users.minors when age > 20 }", true)]
    [InlineData("never-applies", "rule r { deny contact when age < 14 unless age < 18 }", true)]
    [InlineData("never-applies", "rule r { allow contact to partners in FR for support }", true)]
    [InlineData("never-applies", "consent c { kind opt_in of contact.phone to any for any }\nrule r { allow contact to any for support when consent c }", false)]
    [InlineData("never-applies", "rule r { deny contact about users.minors when age < 7 }", false)]
    [InlineData("never-applies", "rule r { require retention <= 90 days of contact when retention > 60 days }", false)]
    [InlineData("never-applies", "rule r { require retention <= 90 days of contact when retention < 60 days }", true)]
    [InlineData("never-applies", "rule r { deny contact when level = low unless level in { low, high } }", true)]
    // One clause explains it: then that one is reported.
    [InlineData("never-applies", "rule r { deny contact when age < 14 and age > 20 }", false)]
    [InlineData("constant-condition", "rule r { deny contact when age < 14 and age > 20 }", true)]
    [InlineData("constant-condition", "rule r { deny contact when age < 14 and age > 12 }", false)]
    [InlineData("constant-condition", "rule r { deny contact when frequency >= once }", true)]
    [InlineData("constant-condition", "rule r { deny contact unless people >= 0 }", true)]
    [InlineData("constant-condition", "rule r { deny contact when level in { low, middle, high } }", true)]
    [InlineData("constant-condition", "rule r { deny contact when level in { low, middle } }", false)]
    [InlineData("constant-condition", "rule r { deny contact when urgent and (agreed or not agreed) }", true)]
    [InlineData("constant-condition", "rule r { require retention >= 28 days or retention < 1 month of contact }", true)]
    [InlineData("constant-condition", "rule r { deny contact when role = third_party }", true)]
    [InlineData("constant-condition", "agreement g { with helpdesk role processor of any for any }\nrule r { deny contact when role = third_party }", false)]
    [InlineData("constant-condition", "rule r { deny contact but not { of contact when age < 14 and age > 20 } }", true)]
    [InlineData("constant-condition", "population users.nobody = age < 14 and age > 20", true)]
    [InlineData("constant-condition", "form plain < good\ntechnique t (k : integer) { yields good when k >= 5 and k < 5 }", true)]
    [InlineData("constant-condition", "form plain < good\ntechnique t (k : integer) { yields good when k >= 5 }", false)]
    [InlineData("constant-condition", "form plain < good\ntechnique t { yields good }\nrule r { deny contact when form < plain }", true)]
    [InlineData("constant-condition", "invariant i { never any unless date >= 0001-01-01 }", true)]
    [InlineData("constant-condition", "rule r { deny contact when date >= 2024-01-01 from 2025-01-01 }", true)]
    // Dates.
    [InlineData("contradictory-dates", "rule r { deny contact when date < 2024-01-01 from 2025-01-01 }", true)]
    [InlineData("contradictory-dates", "rule r { deny contact when date < 2026-01-01 from 2025-01-01 }", false)]
    [InlineData("contradictory-dates", "agreement g { with helpdesk role processor of any for any until 2024-01-01 }\nrule r { deny contact to helpdesk unless agreement g from 2025-01-01 }", true)]
    [InlineData("contradictory-dates", "agreement g { with helpdesk role processor of any for any until 2026-01-01 }\nrule r { deny contact to helpdesk unless agreement g from 2025-01-01 }", false)]
    // Shadows.
    [InlineData("shadowed-by-deny", "rule r { allow contact.phone to helpdesk for support }\nrule d { deny contact }", true)]
    [InlineData("shadowed-by-deny", "rule r { allow contact to helpdesk for support }\nrule d { deny contact.phone }\nrule e { deny contact.email }", true)]
    [InlineData("shadowed-by-deny", "rule r { allow contact.email to helpdesk for support }\nrule d { deny contact.phone }", false)]
    [InlineData("shadowed-by-deny", "rule r { allow contact to helpdesk for support }\nrule d { deny contact when urgent }", false)]
    [InlineData("shadowed-by-deny", "rule r { allow contact to helpdesk for support }\nrule d { deny contact when frequency >= once }", true)]
    [InlineData("shadowed-by-deny", "rule r { require urgent of contact.phone }\nrule d { deny contact }", true)]
    [InlineData("shadowed-by-deny", "duty tell\nrule r { oblige tell of contact.phone }\nrule d { deny contact }", false)]
    // Redundant allows.
    [InlineData("redundant-allow", "rule r { allow contact to helpdesk for support }\nrule s { allow contact.phone to helpdesk for support when urgent }", true)]
    [InlineData("redundant-allow", "rule r { allow contact to helpdesk for support when urgent }\nrule s { allow contact.phone to helpdesk for support }", false)]
    [InlineData("redundant-allow", "rule r { allow contact to helpdesk for support when urgent }\nrule q { allow contact to helpdesk for support when not urgent }\nrule s { allow contact to helpdesk for support }", true)]
    [InlineData("redundant-allow", "rule r { allow contact to helpdesk for support until 2025-01-01 }\nrule s { allow contact to helpdesk for support until 2024-01-01 }", true)]
    [InlineData("redundant-allow", "rule r { allow contact to helpdesk for support until 2024-01-01 }\nrule s { allow contact to helpdesk for support from 2023-01-01 }", false)]
    [InlineData("redundant-allow", "rule r { allow contact to helpdesk for support when urgent }\nrule d { deny contact when urgent }", true)]
    [InlineData("redundant-allow", "rule r { allow contact to helpdesk for support when age >= 14 }\nrule s { allow contact to helpdesk for support when age >= 18 }", true)]
    [InlineData("redundant-allow", "rule r { allow contact to helpdesk for support when age >= 18 }\nrule s { allow contact to helpdesk for support.call when age >= 14 }", false)]
    // Selectors and blocks.
    [InlineData("except-takes-nothing", "category other\nrule r { deny contact except other }", true)]
    [InlineData("except-takes-nothing", "rule r { deny contact except contact.phone }", false)]
    [InlineData("except-takes-nothing", "rule r { deny contact to partners in IE except archive }", true)]
    [InlineData("except-takes-nothing", "rule r { deny contact to partners in FR|US except partners in US }", false)]
    [InlineData("except-takes-nothing", "consent c { kind opt_in of any to any for support except support.call, support.call }", true)]
    [InlineData("except-takes-nothing", "category other\nrule r { deny contact when beside contact except other }", true)]
    [InlineData("but-not-takes-nothing", "rule r { deny contact unless urgent but not { for support when urgent } }", true)]
    [InlineData("but-not-takes-nothing", "rule r { deny contact but not { for support when urgent } }", false)]
    [InlineData("but-not-takes-everything", "rule r { deny contact but not { of any } }", true)]
    [InlineData("but-not-takes-everything", "rule r { deny contact when not urgent but not { of any unless urgent } }", true)]
    [InlineData("but-not-takes-everything", "rule r { deny contact but not { of any when urgent } }", false)]
    // Names.
    [InlineData("unused-category", "category spare\nrule r { deny any }", true)]
    [InlineData("unused-category", "category spare\nrule r { allow any to helpdesk for support }", false)]
    [InlineData("unused-category", "category spare { inner }\nrule r { deny spare.inner }", false)]
    [InlineData("unused-category", "category spare #kept\nrule r { deny #kept }", false)]
    [InlineData("unused-category", "category spare from contact\nrule r { deny contact }", false)]
    [InlineData("unused-purpose", "purpose spare\nrule r { deny any for any }", true)]
    [InlineData("unused-purpose", "purpose spare\nrule r { deny any for spare }", false)]
    [InlineData("unused-partner", "partner spare { in DE }\nrule r { deny any to any }", true)]
    [InlineData("unused-partner", "partner spare { in DE }\nrule r { deny any to partners in DE }", false)]
    [InlineData("unused-consent", "consent c { kind opt_in of any to any for any }", true)]
    [InlineData("unused-consent", "consent c { kind opt_in of any to any for any }\ninvariant i { never any unless consent c }", false)]
    [InlineData("unused-technique", "form plain < good\ntechnique t { yields good }", true)]
    [InlineData("unused-technique", "form plain < good\ntechnique t { yields good }\nrule r { deny any when claim refuted }", false)]
    [InlineData("unused-attribute", "attribute spare : text", true)]
    [InlineData("unused-attribute", "attribute spare : text\npopulation users.spare = spare = \"x\"", false)]
    [InlineData("category-without-allow", "rule r { require urgent of contact }", true)]
    [InlineData("category-without-allow", "rule r { require urgent of contact }\nrule d { deny contact }", false)]
    [InlineData("category-without-allow", "rule r { allow contact.phone to helpdesk for support }\nrule q { require urgent of contact.email }", true)]
    [InlineData("category-without-allow", "rule r { allow contact.phone, contact.email to helpdesk for support }", false)]
    [InlineData("missing-cite", "rule r { deny contact }", true)]
    [InlineData("missing-cite", "rule r { deny contact cite \"s. 3\" }", false)]
    [InlineData("label-spelling", "category a #secret\ncategory b #se_cret\nrule r { deny #secret }", true)]
    [InlineData("label-spelling", "category a #secret\npartner p #secert { in IE }\nrule r { deny #secret }", true)]
    [InlineData("label-spelling", "category a #level_1\ncategory b #level_2\nrule r { deny #level_1 }", false)]
    [InlineData("label-spelling", "category a #secret\ncategory b #public\nrule r { deny #secret }", false)]
    // Forms, agreements, consents, populations.
    [InlineData("domain-missing", "form plain < good\ntechnique t { yields plain when enumerable yields good }\nrule r { require form >= good of contact.phone }", true)]
    [InlineData("domain-missing", "form plain < good\ntechnique t { yields good }\nrule r { require form >= good of contact.phone }", false)]
    [InlineData("domain-missing", "form plain < good\ntechnique t { yields plain when enumerable yields good }\nrule r { require form >= good of any }", false)]
    [InlineData("domain-missing", "form plain < good\ntechnique t { yields plain when enumerable yields good }\ntest \"t\" { transfer contact.phone to helpdesk for support with technique t expect deny }", true)]
    [InlineData("escapable-rule", "agreement g { with helpdesk role processor of any for any }\nrule a { allow contact to helpdesk for support }\nrule r { deny contact when role = processor }", true)]
    [InlineData("escapable-rule", "agreement g { with helpdesk role processor of any for any evidence audit until 2025-01-01 }\nrule a { allow contact to helpdesk for support }\nrule r { require urgent of contact when any agreement }", true)]
    [InlineData("escapable-rule", "agreement g { with helpdesk role processor of any for any }\nrule a { allow contact to helpdesk for support }\nrule r { deny contact unless agreement g }", false)]
    [InlineData("escapable-rule", "agreement g { with helpdesk role processor of any for any }\nrule a { allow contact to helpdesk for support when agreement g }\nrule r { deny contact when agreement g unless urgent }", false)]
    [InlineData("escapable-rule", "form plain < good\ntechnique t { yields good }\nrule a { allow contact to helpdesk for support }\nrule r { deny contact when form = good }", true)]
    [InlineData("escapable-rule", "form plain < good\ntechnique t { yields good }\nrule a { allow contact to helpdesk for support }\nrule r { require form >= good of contact }", false)]
    [InlineData("escapable-rule", "form plain < good\ntechnique t { yields good }\nrule a { allow contact to helpdesk for support }\nrule r { deny contact when claim refuted }", true)]
    [InlineData("escapable-rule", "form plain < good\ntechnique t { yields good }\nrule a { allow contact to helpdesk for support }\nrule r { require not claim refuted of contact }", true)]
    [InlineData("escapable-rule", "form plain < good\ntechnique t { yields good }\nrule a { allow contact to helpdesk for support when form >= good }\nrule r { deny contact when claim refuted }", false)]
    [InlineData("escapable-rule", "form plain\ntechnique t { yields plain }\nrule a { allow contact to helpdesk for support }\nrule r { deny contact when claim refuted }", false)]
    [InlineData("beside-in-another-transfer", "rule a { allow contact to helpdesk for support }\nrule r { deny contact.phone when beside contact.email }", true)]
    [InlineData("beside-in-another-transfer", "rule a { allow contact.phone to helpdesk for support }\nrule b { allow contact.email to helpdesk for support.call }\nrule r { deny contact.phone for support unless not beside contact.email }", true)]
    [InlineData("beside-in-another-transfer", "rule a { allow contact to helpdesk for support when not beside contact.email }", true)]
    [InlineData("beside-in-another-transfer", "rule a { allow contact to helpdesk for support }\nrule r { deny contact.phone but not { of any when not beside contact.email } }", true)]
    [InlineData("beside-in-another-transfer", "rule a { allow contact.phone to helpdesk for support }\nrule b { allow contact.email to archive for support }\nrule r { deny contact.phone when beside contact.email }", false)]
    [InlineData("beside-in-another-transfer", "rule a { allow contact to helpdesk for support }\nrule r { deny contact.phone unless beside contact.email }", false)]
    [InlineData("destination-stated", "rule r { require destination in { IE, FR } }", true)]
    [InlineData("destination-stated", "rule r { deny contact unless destination = IE }", true)]
    [InlineData("destination-stated", "rule r { deny contact but not { of any when destination = IE } }", true)]
    [InlineData("destination-stated", "rule r { deny contact to partners outside IE | FR }", false)]
    [InlineData("once-passes", "rule r { require frequency <= monthly }", true)]
    [InlineData("once-passes", "rule r { deny contact when frequency >= daily }", true)]
    [InlineData("once-passes", "rule r { allow contact to helpdesk for support when frequency < weekly }", true)]
    [InlineData("once-passes", "rule r { deny contact unless not frequency in { daily, hourly, continuous } }", true)]
    [InlineData("once-passes", "rule r { require frequency in { yearly, monthly } }", false)]
    [InlineData("once-passes", "rule r { require frequency <= once }", false)]
    [InlineData("once-passes", "rule r { require frequency in { once, monthly } }", false)]
    [InlineData("once-passes", "rule r { require frequency >= daily }", false)]
    [InlineData("deny-when-consent", "consent c { kind opt_in of any to any for any }\nrule r { require not consent c of contact }", true)]
    [InlineData("deny-when-consent", "consent c { kind opt_in of any to any for any }\nrule r { deny contact but not { of any unless consent c } }", true)]
    [InlineData("deny-when-consent", "consent c { kind opt_in of any to any for any }\nrule r { deny contact but not { of any when consent c } }", false)]
    [InlineData("deny-when-consent", "consent c { kind opt_in of any to any for any }\nrule r { deny contact when urgent and consent c }", true)]
    [InlineData("deny-when-consent", "consent c { kind opt_in of any to any for any }\nrule r { deny contact unless not consent c }", true)]
    [InlineData("deny-when-consent", "consent c { kind opt_in of any to any for any }\nrule r { deny contact unless consent c }", false)]
    [InlineData("deny-when-consent", "consent c { kind opt_in of any to any for any }\nrule r { deny contact when not consent c }", false)]
    [InlineData("overlapping-populations", "population users.teenagers = age >= 13 and age < 20", true)]
    [InlineData("overlapping-populations", "population users.adults = age >= 14", false)]
    [InlineData("overlapping-populations", "population users.urgent = urgent", false)]
    public void A_rule_finds_what_it_is_for(string rule, string text, bool found)
    {
        var messages = Lint.Messages(rule, text).Where(m => !rule.StartsWith("unused", StringComparison.Ordinal) || Speaks(m)).ToList();

        Assert.True(messages.Count > 0 == found, string.Join("\n", messages));
    }

    /// <summary>Whether an unused name is one of the text, not one of those every text here has.</summary>
    private static bool Speaks(string message) => message.Contains("`spare`", StringComparison.Ordinal) || message.Contains("`c`", StringComparison.Ordinal) || message.Contains("`t`", StringComparison.Ordinal);

    [Fact]
    public void The_words_name_a_flow_and_what_is_the_case()
    {
        Assert.Equal(
            ["without allow `s` every transfer would be decided the same: what it permits `r` permits as well (for example `contact.phone` to `helpdesk` for `support.call`)"],
            Lint.Messages("redundant-allow", "rule r { allow contact to helpdesk for support }\nrule s { allow contact.phone to helpdesk for support.call }"));
        Assert.Equal(
            ["rule `r` has no effect: all it applies to is denied anyway, `contact.phone` to `helpdesk` for `support` by `d`"],
            Lint.Messages("shadowed-by-deny", "rule r { allow contact.phone to helpdesk for support }\nrule d { deny contact }"));
        Assert.Equal(
            ["populations `users.minors` and `users.teenagers` share people (for example a person with age = 13)"],
            Lint.Messages("overlapping-populations", "population users.teenagers = age >= 13 and age < 20"));
        Assert.Equal(
            ["populations `users.minors` and `users.small` share people (everybody in `users.small` is in `users.minors`: declare it below)"],
            Lint.Messages("overlapping-populations", "population users.small = age < 7"));
    }

    [Fact]
    public void Of_two_that_replace_each_other_the_later_is_reported()
    {
        const string Twice = "rule one { allow contact to helpdesk for support }\nrule two { allow contact to helpdesk for support }";
        const string Shadows = "rule one { deny contact }\nrule two { deny contact }";

        Assert.Contains("`two`", Assert.Single(Lint.Messages("redundant-allow", Twice)), StringComparison.Ordinal);
        Assert.Contains("rule `two`", Assert.Single(Lint.Messages("shadowed-by-deny", Shadows)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_agreement_expires_only_on_a_day_that_is_given()
    {
        const string Agreement = Lint.Names + "agreement g { with helpdesk role processor of any for any through 2024-12-31 }\nrule r { deny contact unless agreement g }";

        Assert.Empty(Lint.Run(Agreement, "expired-agreement"));
        Assert.Empty(Lint.Run(Agreement, new LintOptions { Only = ["expired-agreement"], AsOf = new DateOnly(2024, 12, 31) }));
        Assert.Equal(
            "agreement `g` is over since 2025-01-01",
            Assert.Single(Lint.Run(Agreement, new LintOptions { Only = ["expired-agreement"], AsOf = new DateOnly(2025, 1, 1) })).Diagnostic.Message);
    }

    [Fact]
    public void The_transfer_that_escapes_is_permitted_by_the_engine_and_denied_when_it_names_the_agreement()
    {
        const string Policy = Lint.Names + """
            agreement joint_use { with helpdesk role joint_controller of any for any evidence contract }
            rule help { allow contact to helpdesk for support when urgent }
            rule no_joint_use { deny contact when agreement joint_use }
            """;
        var finding = Assert.Single(Lint.Run(Policy, "escapable-rule"));
        var program = Lint.Compile(Policy).Program!;
        var engine = new PolicyEngine(program);

        var manifest = Assert.Single(ManifestReader.Read(new SourceText("m.yaml", finding.Manifest!), program.Vocabulary).Transfers);
        Assert.Equal(Verdict.Allow, engine.Decide(manifest).Verdict);
        var named = finding.Manifest! + "agreement: joint_use\nevidence: [contract]\n";
        var honest = Assert.Single(ManifestReader.Read(new SourceText("m.yaml", named), program.Vocabulary).Transfers);
        Assert.Equal(["no_joint_use"], engine.Decide(honest).Flows[0].Grounds.Select(static g => g.Rule!.Name));
    }

    [Fact]
    public void What_the_compiler_has_said_is_not_said_twice()
    {
        const string Said = Lint.Names + """
            consent c { kind opt_in of contact.phone to any for any }
            rule a { deny contact.email unless consent c }
            rule b { deny contact but not { of contact.phone to archive  for support } to helpdesk }
            rule d { deny contact.phone except contact }
            rule e { deny contact from 2025-01-01 until 2024-01-01 }
            """;
        var findings = Lint.Run(Said, new LintOptions { WithCompilerWarnings = true }).Where(static f => f.Diagnostic.Location!.Path.Length > 0 && !f.Diagnostic.Descriptor.Slug.StartsWith("unused", StringComparison.Ordinal));

        Assert.Equal(["SLU2504", "SLU2503", "SLU2501", "SLU2505"], findings.Where(static f => f.Diagnostic.Id != "SLU6016").Select(static f => f.Diagnostic.Id));
    }

    [Fact]
    public void A_policy_set_with_errors_or_without_its_text_has_no_findings()
    {
        Assert.Empty(Linter.Run(Core.Binding.PolicyCompiler.Compile(new MemoryPolicyFiles("category a\nrule r { deny b }")), LintOptions.Default));
        Assert.Empty(Linter.Run(Lint.Compile("category a") with { Trees = [] }, LintOptions.Default));
        Assert.NotEmpty(Lint.Run("category a", LintOptions.Default));
    }

    [Fact]
    public void Rules_off_by_default_run_when_asked_for()
    {
        const string Text = "category a\nrule r { deny a }";

        Assert.DoesNotContain(Lint.Run(Text, LintOptions.Default), static f => f.Diagnostic.Id == "SLU6017");
        Assert.Contains(Lint.Run(Text, new LintOptions { Enabled = ["missing_cite"] }), static f => f.Diagnostic.Id == "SLU6017");
        Assert.Equal(["SLU6017"], Lint.Run(Text, "SLU6017").Select(static f => f.Diagnostic.Id));
    }
}
