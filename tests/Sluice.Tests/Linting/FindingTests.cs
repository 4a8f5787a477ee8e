using Sluice.Core.Evaluation;
using Sluice.Core.Linting;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Linting;

/// <summary>
/// The words of findings, their places and the options; what each rule finds and leaves alone is in the cases of <c>lint</c>.
/// </summary>
public class FindingTests
{
    [Fact]
    public void The_words_name_a_flow_and_what_is_the_case()
    {
        Assert.Equal(
            [
                "without allow `s` every transfer would be decided the same: what it permits `r` permits as well (for example `contact.phone` to `helpdesk` for `support.call`)",
            ],
            Lint.Messages(
                "redundant-allow",
                "rule r { allow contact to helpdesk for support }\nrule s { allow contact.phone to helpdesk for support.call }"
            )
        );
        Assert.Equal(
            ["rule `r` has no effect: all it applies to is denied anyway, `contact.phone` to `helpdesk` for `support` by `d`"],
            Lint.Messages("shadowed-by-deny", "rule r { allow contact.phone to helpdesk for support }\nrule d { deny contact }")
        );
        Assert.Equal(
            ["populations `users.minors` and `users.teenagers` share people (for example a person with age = 13)"],
            Lint.Messages("overlapping-populations", "population users.teenagers = age >= 13 and age < 20")
        );
        Assert.Equal(
            [
                "populations `users.minors` and `users.small` share people (everybody in `users.small` is in `users.minors`: declare it below)",
            ],
            Lint.Messages("overlapping-populations", "population users.small = age < 7")
        );
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
        const string Agreement =
            Lint.Names
            + "agreement g { with helpdesk role processor of any for any through 2024-12-31 }\nrule r { deny contact unless agreement g }";

        Assert.Empty(Lint.Run(Agreement, "expired-agreement"));
        Assert.Empty(Lint.Run(Agreement, new LintOptions { Only = ["expired-agreement"], AsOf = new DateOnly(2024, 12, 31) }));
        Assert.Equal(
            "agreement `g` is over since 2025-01-01",
            Assert
                .Single(Lint.Run(Agreement, new LintOptions { Only = ["expired-agreement"], AsOf = new DateOnly(2025, 1, 1) }))
                .Diagnostic.Message
        );
    }

    [Fact]
    public void The_transfer_that_escapes_is_permitted_by_the_engine_and_denied_when_it_names_the_agreement()
    {
        const string Policy =
            Lint.Names
            + """
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
        const string Said =
            Lint.Names
            + """
                consent c { kind opt_in of contact.phone to any for any }
                rule a { deny contact.email unless consent c }
                rule b { deny contact but not { of contact.phone to archive  for support } to helpdesk }
                rule d { deny contact.phone except contact }
                rule e { deny contact from 2025-01-01 until 2024-01-01 }
                """;
        var findings = Lint.Run(Said, new LintOptions { WithCompilerWarnings = true })
            .Where(static f =>
                f.Diagnostic.Location!.Path.Length > 0 && !f.Diagnostic.Descriptor.Slug.StartsWith("unused", StringComparison.Ordinal)
            );

        Assert.Equal(
            ["SLU2504", "SLU2503", "SLU2501", "SLU2505"],
            findings.Where(static f => f.Diagnostic.Id != "SLU6016").Select(static f => f.Diagnostic.Id)
        );
    }

    [Fact]
    public void A_policy_set_with_errors_or_without_its_text_has_no_findings()
    {
        Assert.Empty(
            Linter.Run(Core.Binding.PolicyCompiler.Compile(new MemoryPolicyFiles("category a\nrule r { deny b }")), LintOptions.Default)
        );
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
