using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Authoring;

public sealed class NewTests : IDisposable
{
    private readonly TemporaryFolder bench = new();

    public NewTests() => bench.Run("init");

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_rule_goes_behind_the_last_one_and_works()
    {
        var before = bench.Read("policies/rules.sluice");
        var run = bench.Run(
            "new",
            "rule",
            "who_asks",
            "--allow",
            "account.id",
            "--to",
            "desk",
            "--for",
            "support",
            "--title",
            "Say \"who\""
        );

        Assert.Equal(0, run.Code);
        const string Rule = "rule who_asks \"Say \\\"who\\\"\" {\n  allow    account.id\n  to       desk\n  for      support\n}\n";
        Assert.Equal(before + "\n" + Rule, bench.Read("policies/rules.sluice"));
        Assert.Equal("policies/rules.sluice:\n\n" + Rule, run.Output);
        Assert.Contains(
            "who_asks",
            bench.Run("check", "policies/transfers/tickets.yaml", "--policies", "policies").Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_is_added_is_formatted()
    {
        bench.Run("new", "rule", "careful");
        bench.Run("new", "rule", "who_asks", "--allow", "account.id", "--to", "desk", "--for", "support", "--title", "Who asks");
        bench.Run("new", "test", "both", "--send", "account.id, account.email", "--on", "2026-01-15");
        bench.Run("new", "rule", "own", "--deny", "account", "--file", "more/own.sluice");

        var run = bench.Run("fmt", "policies", "--check");
        Assert.True(run.Code == 0, run.Output + run.Complaints + bench.Run("fmt", "policies", "--diff").Output);
    }

    [Fact]
    public void A_rule_without_options_lets_nothing_leave()
    {
        Assert.Equal(0, bench.Run("new", "rule", "careful").Code);

        var verdicts = bench.Run("check", "policies/transfers/tickets.yaml", "--policies", "policies", "--format", "json");
        Assert.Equal(["tickets: deny"], verdicts.Decided);
        Assert.Contains("\"careful\"", verdicts.Output, StringComparison.Ordinal);

        // It is about everybody: no recipient was picked.
        var text = bench.Read("policies/rules.sluice");
        Assert.DoesNotMatch(@"\b(to|for) ", text[text.IndexOf("rule careful", StringComparison.Ordinal)..].Split("because")[0]);
    }

    [Fact]
    public void Where_several_facts_are_needed_together_the_twin_differs_in_the_last_of_them()
    {
        bench.Write(
            "two/p.sluice",
            """
            category a
            partner p { in KR }
            purpose u
            attribute x : boolean
            attribute y : boolean
            rule r { allow a  to p  for u  when x and y }
            """
        );

        Assert.Equal(
            "two/transfers/both.yaml: deny\ntwo/transfers/both_twin.yaml: allow\n",
            bench.Run("new", "scenario", "both", "--policies", "two").Output
        );
        Assert.Contains("attributes: { x: true, y: false }", bench.Read("two/transfers/both.yaml"), StringComparison.Ordinal);
        Assert.Contains(
            "# Twin of both: y is true; nothing else differs.",
            bench.Read("two/transfers/both_twin.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_scenario_that_no_fact_turns_has_no_twin()
    {
        bench.Write("none/p.sluice", "category a\npartner p { in KR }\npurpose u\nrule r { deny a }\n");
        var run = bench.Run("new", "scenario", "never", "--policies", "none");

        Assert.Equal("none/transfers/never.yaml: deny\nNo single fact was found that turns its verdict, so it has no twin.\n", run.Output);
        Assert.False(bench.Exists("none/transfers/never_twin.yaml"));
    }

    [Fact]
    public void A_deny_needs_no_partner_and_may_use_labels_and_any()
    {
        Assert.Equal(0, bench.Run("new", "rule", "nothing", "--deny", "any").Code);
        Assert.EndsWith(
            "rule nothing { deny any  because \"Say here why, for whoever reads the verdict\" }\n",
            bench.Read("policies/rules.sluice"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("account.id", "allow by answer_customers")]
    [InlineData("account.email", "deny by hash_the_mail")]
    [InlineData("account.id, account.email", "deny by hash_the_mail")]
    public void A_test_holds_fast_what_is_decided_now(string send, string expected)
    {
        var run = bench.Run("new", "test", "held fast", "--send", send, "--to", "desk", "--for", "support", "--on", "2026-01-15");

        Assert.Equal(0, run.Code);
        Assert.EndsWith(
            $"test \"held fast\" {{\n  transfer {send}\n    to desk  for support  on 2026-01-15\n  expect {expected}\n}}\n",
            bench.Read("policies/promises.sluice"),
            StringComparison.Ordinal
        );
        var tests = bench.Run("test", "policies", "--filter", "held fast");
        Assert.True(tests.Code == 0, tests.Output + tests.Complaints);
    }

    [Fact]
    public void A_test_that_expects_something_else_is_written_as_it_is_meant()
    {
        Assert.Equal(0, bench.Run("new", "test", "not yet", "--send", "account.email", "--expect", "allow").Code);
        Assert.Equal(1, bench.Run("test", "policies", "--filter", "not yet").Code);
    }

    [Fact]
    public void A_scenario_has_a_twin_with_another_verdict()
    {
        var run = bench.Run("new", "scenario", "mail-weekly", "--send", "account.email", "--title", "Mail: weekly");

        Assert.Equal(0, run.Code);
        Assert.Equal("policies/transfers/mail_weekly.yaml: deny\npolicies/transfers/mail_weekly_twin.yaml: allow\n", run.Output);
        Assert.Contains(
            "# Twin of mail-weekly: keyed_hash is applied to every field; nothing else differs.\n# expect: allow\n",
            bench.Read("policies/transfers/mail_weekly_twin.yaml"),
            StringComparison.Ordinal
        );
        Assert.Equal(0, bench.Run("verify", "policies", "--update").Code);
        Assert.Equal(0, bench.Run("verify", "policies").Code);
    }

    [Theory]
    [InlineData("app_store_scoring")]
    [InlineData("bank_cloud_hosting")]
    [InlineData("retail_ads")]
    [InlineData("hospital_imaging")]
    [InlineData("insurer_reinsurer")]
    [InlineData("telco_statistics")]
    [InlineData("school_analytics")]
    [InlineData("ride_hailing_regulator")]
    public void Without_options_all_three_work_in_every_example(string example)
    {
        using var own = new TemporaryFolder().CopyExample(example);
        var folder = "policies/" + example;

        Assert.Equal(0, own.Run("new", "scenario", "brand-new", "--policies", folder).Code);
        Assert.Equal(0, own.Run("new", "test", "brand new", "--policies", folder).Code);
        Assert.Equal(0, own.Run("test", folder, "--filter", "brand new").Code);
        var check = own.Run("check", $"{folder}/transfers/brand_new*.yaml", "--policies", folder, "--format", "json");
        Assert.Equal(0, own.Run("new", "rule", "brand_new", "--policies", folder).Code);
        Assert.Equal(2, check.Decided.Select(static d => d.Split(": ")[1]).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("SLU5075", "did you mean `account.id`?", "rule", "x", "--allow", "acount.id", "--to", "desk", "--for", "support")]
    [InlineData("SLU5075", "did you mean `desk`?", "rule", "x", "--allow", "any", "--to", "dsk", "--for", "support")]
    [InlineData("SLU5075", "did you mean `support`?", "test", "x", "--for", "suport")]
    [InlineData("SLU5073", "`X` cannot be the name of a rule", "rule", "X")]
    [InlineData("SLU5073", "`../x` cannot be the name of a scenario", "scenario", "../x")]
    [InlineData("SLU5074", "there is a rule called `hash_the_mail` already", "rule", "hash_the_mail")]
    [InlineData("SLU5074", "there is a test called `what the help desk sees` already", "test", "what the help desk sees")]
    [InlineData("SLU5072", "`policies/transfers/tickets.yaml` is there already", "scenario", "tickets")]
    [InlineData("SLU5005", "did you mean `rule`?", "rul", "x")]
    [InlineData("SLU5005", "ends in .sluice", "rule", "x", "--file", "x.txt")]
    [InlineData("SLU5005", "a file of the policy folder", "rule", "x", "--file", "../x.sluice")]
    [InlineData("SLU5005", "did you mean `deny`?", "test", "x", "--expect", "dney")]
    [InlineData("SLU5005", "YYYY-MM-DD", "test", "x", "--on", "tomorrow")]
    [InlineData("SLU5008", "a rule has one effect", "rule", "x", "--allow", "any", "--deny", "any")]
    [InlineData("SLU5008", "does not take `--send`", "rule", "x", "--send", "account.id")]
    [InlineData("SLU5007", "`new` needs a name", "rule")]
    [InlineData("SLU5007", "needs who receives it, `--to PARTNERS`", "rule", "x", "--allow", "account.id", "--for", "support")]
    [InlineData("SLU5007", "needs what it is for, `--for PURPOSES`", "rule", "x", "--allow", "account.id", "--to", "desk")]
    public void A_mistake_is_said_and_nothing_written(string id, string said, params string[] arguments)
    {
        var before = Everything();
        var run = bench.Run(["new", .. arguments]);

        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains(id, run.Complaints, StringComparison.Ordinal);
        Assert.Contains(said, run.Complaints, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void A_policy_set_with_errors_is_not_added_to()
    {
        bench.Write("policies/broken.sluice", "rule broken { deny nothing_known }\n");
        var before = Everything();
        var run = bench.Run("new", "rule", "x", "--deny", "any");

        Assert.Equal(3, run.Code);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void A_policy_set_without_names_says_what_is_missing()
    {
        bench.Write("bare/p.sluice", "purpose support\n");

        Assert.Contains("SLU5076", bench.Run("new", "rule", "x", "--policies", "bare").Complaints, StringComparison.Ordinal);
        Assert.Contains(
            "declares no category",
            bench.Run("new", "scenario", "x", "--policies", "bare").Complaints,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_file_keeps_its_line_endings()
    {
        bench.Write("policies/rules.sluice", bench.Read("policies/rules.sluice").Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal(0, bench.Run("new", "rule", "x", "--deny", "any").Code);
        Assert.DoesNotContain(
            "\n",
            bench.Read("policies/rules.sluice").Replace("\r\n", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    private string Everything() =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(bench.Folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(f => $"{f}: {File.ReadAllText(f)}")
        );
}
