using System.Text.Json;
using System.Text.RegularExpressions;
using Sluice.Cli.Rendering;
using Sluice.Cli.Tests.Checking;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Explaining;

public class WhyTests
{
    private const string Daily = "policies/app_store_scoring/transfers/app_store_daily.yaml";
    private const string Policies = "policies/app_store_scoring";

    [Fact]
    public void The_story_of_the_main_example_names_every_ground_with_lines_of_both_files()
    {
        using var bench = new TemporaryFolder().CopyExample("app_store_scoring");
        var run = bench.Run("why", Daily, "phone", "--to", "alipay", "--policies", Policies);

        Assert.Equal(1, run.Code);
        Assert.StartsWith(
            "DENY  customers.phone as account.phone to alipay for fraud.app_store_scoring\n",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("It may not: 6 rules stand against it", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.All(
            [
                "never_paid_abroad",
                "third_party_needs_consent",
                "overseas_gate",
                "suspended, from 2024-05-22",
                "identifiers_need_a_key",
                "claims_must_hold",
            ],
            rule => Assert.Contains($"\n  {rule}  {Policies}/rules.sluice:", run.Output, StringComparison.Ordinal)
        );
        Assert.Contains("    45 |   when     role = third_party\n       |   ^^^^", run.Output, StringComparison.Ordinal);
        Assert.Contains("    14 | agreement: alipay_outsourcing\n       |            ^^^^", run.Output, StringComparison.Ordinal);
        Assert.Contains("`about users.paid_abroad` holds only for some people.", run.Output, StringComparison.Ordinal);
        Assert.Contains("- apply `hmac` instead of `sha256` to `customers.phone`", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("customers.email", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), static line => Assert.True(TextWidth.Of(line) <= 80, line));
    }

    [Fact]
    public void The_flow_and_the_changes_are_those_of_check()
    {
        using var bench = new TemporaryFolder().CopyExample("app_store_scoring");
        var check = bench.Run("check", Daily, "--policies", Policies, "--format", "json").Verdicts[0];
        var why = JsonDocument
            .Parse(bench.Run("why", Daily, "customers.balance", "--policies", Policies, "--format", "json").Output)
            .RootElement.GetProperty("stories");

        var flows = check
            .GetProperty("flows")
            .EnumerateArray()
            .Where(static f => f.GetProperty("field").GetString() == "balance")
            .Select(static f => JsonSerializer.Serialize(f))
            .ToArray();
        Assert.Equal(2, flows.Length);
        Assert.Equal(flows, why.EnumerateArray().Select(static s => JsonSerializer.Serialize(s.GetProperty("flow"))));
        Assert.All(why.EnumerateArray(), s =>
            Assert.Equal(check.GetProperty("manifest").GetString(), s.GetProperty("manifest").GetString())
        );
    }

    [Theory]
    [InlineData("desk", 0, "It may: `help` permits it, and no rule stands against it.")]
    [InlineData("panel", 4, "It may, but only for some people: those for whom `adult` is true.")]
    [InlineData("lab", 1, "Nobody can tell yet, so it may not: 1 fact that matters is not known.")]
    [InlineData("shop", 1, "It may not: nothing permits it.")]
    public void Every_verdict_has_its_sentence_and_exit_code(string to, int code, string sentence)
    {
        using var bench = Workbench.WithPolicy().Write("m.yaml", Workbench.Manifest("t", to));
        var run = bench.Run("why", "m.yaml", "phone", "--policies", "set");

        Assert.Equal(code, run.Code);
        Assert.Contains(
            sentence,
            string.Join(' ', run.Output.Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("SLU5070", "did you mean `phone`?", "phnoe")]
    [InlineData("SLU5070", "the fields are `tickets.phone`", "x")]
    [InlineData("SLU5071", "did you mean `desk`?", "phone", "--to", "desc")]
    [InlineData("SLU5071", "there is `support`", "phone", "--for", "marketing_of_all_kinds")]
    [InlineData("SLU5071", "there is `account.phone`", "phone", "--category", "account.email.x")]
    [InlineData("SLU5007", "`why` needs a field of the manifest")]
    [InlineData("SLU5008", "does not take `more`", "phone", "more")]
    [InlineData("SLU5005", "did you mean `json`?", "phone", "--format", "jsn")]
    public void What_is_not_there_is_said_with_the_nearest_name(string id, string said, params string[] arguments)
    {
        using var bench = Workbench.WithPolicy().Write("m.yaml", Workbench.Manifest("t", "desk"));
        var run = bench.Run(["why", "m.yaml", .. arguments, "--policies", "set"]);

        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains(id, run.Complaints, StringComparison.Ordinal);
        Assert.Contains(said, run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_narrow_to_what_lies_below_a_name()
    {
        using var bench = Workbench
            .WithPolicy()
            .Write("m.yaml", Workbench.Manifest("t", "desk").Replace("to: desk", "to: desk\nonward: [shop]", StringComparison.Ordinal));

        Assert.Equal(2, Titles(bench.Run("why", "m.yaml", "phone", "--policies", "set")));
        Assert.Equal(1, Titles(bench.Run("why", "m.yaml", "phone", "--to", "shop", "--policies", "set")));
        Assert.Equal(2, Titles(bench.Run("why", "m.yaml", "phone", "--category", "account", "--policies", "set")));

        static int Titles(CommandRun run) =>
            run.Output.Split('\n').Count(static l => l.Contains("  tickets.phone as account.phone to ", StringComparison.Ordinal));
    }

    [Fact]
    public void Markdown_and_colour_say_the_same_and_escape_what_is_foreign()
    {
        using var bench = Workbench
            .WithPolicy()
            .Write("m.yaml", Workbench.Manifest("t", "shop").Replace("phone:", "\"<b>`x` @all</b>\":", StringComparison.Ordinal));
        var markdown = bench.Run("why", "m.yaml", "<b>`x` @all</b>", "--policies", "set", "--format", "markdown").Output;

        Assert.StartsWith("## deny: ", markdown, StringComparison.Ordinal);

        // Within backquotes Markdown takes everything as it is; where one stands in the text itself, it is code in HTML, and all of that
        // but letters is entities.
        var prose = Regex.Replace(markdown.Split("```text")[0], "`[^`\n]*`|</?code>", "");
        Assert.Contains("&lt;b&gt;", prose, StringComparison.Ordinal);
        Assert.DoesNotContain('<', prose);
        Assert.DoesNotContain('@', prose);
        Assert.Contains("### What nearly permits it", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "but the search for changes was cut short: there may be one.")]
    [InlineData("markdown", "but the search for changes was cut short: there may be one.")]
    [InlineData("json", "\"changes_cut_short\": true")]
    public void A_search_for_changes_that_was_cut_short_is_told(string format, string said)
    {
        // Each pair must differ, and all of them together must be even and odd at once: no values do.
        const int Count = 42;
        var rules = Enumerable
            .Range(0, Count)
            .Select(static i => (A: i, B: (i + 7) % Count, C: (i + 19) % Count))
            .Select(static t =>
                $"rule odd{t.A} {{ deny a when (x{t.A} and x{t.B} and x{t.C}) or (not x{t.A} and not x{t.B} and not x{t.C}) }}\n"
                + $"rule even{t.A} {{ deny a when (x{t.A} and x{t.B} and not x{t.C}) or (not x{t.B} and x{t.C} and not x{t.A}) }}\n"
            );
        var attributes = Enumerable.Range(0, Count).Select(static i => $"attribute x{i} : boolean\n");
        using var bench = new TemporaryFolder()
            .Write(
                "set/p.sluice",
                "category a\npurpose u\npartner p { in IE }\nrule open { allow a to p for u }\n" + string.Concat(attributes.Concat(rules))
            )
            .Write("m.yaml", "transfer: t\nto: p\npurpose: u\non: 2026-01-15\ndatasets: { d: { fields: { f: { category: a } } } }\n");
        var run = bench.Run("why", "m.yaml", "f", "--policies", "set", "--format", format);

        Assert.Contains(
            said,
            string.Join(' ', run.Output.Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_compiled_policy_set_tells_the_same_story()
    {
        using var bench = new TemporaryFolder().CopyExample("app_store_scoring");
        Assert.Equal(0, bench.Run("compile", Policies, "-o", "p.slc").Code);

        Assert.Equal(
            bench.Run("why", Daily, "payments", "--policies", Policies).Output,
            bench.Run("why", Daily, "payments", "--policies", "p.slc").Output
        );
    }

    public static TheoryData<string> Examples =>
        [
            "app_store_scoring",
            "bank_cloud_hosting",
            "retail_ads",
            "hospital_imaging",
            "insurer_reinsurer",
            "telco_statistics",
            "school_analytics",
            "ride_hailing_regulator",
        ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_field_of_every_example_has_a_story_that_ends_like_check(string example)
    {
        using var bench = new TemporaryFolder().CopyExample(example);
        var folder = "policies/" + example;
        var told = 0;
        foreach (
            var file in Directory
                .EnumerateFiles(Path.Join(bench.Folder, folder, "transfers"), "*.yaml")
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal)
        )
        {
            var verdict = bench.Run("check", $"{folder}/transfers/{file}", "--policies", folder, "--format", "json").Verdicts.Single();
            foreach (
                var field in verdict
                    .GetProperty("flows")
                    .EnumerateArray()
                    .GroupBy(static f => $"{f.GetProperty("dataset").GetString()}.{f.GetProperty("field").GetString()}")
            )
            {
                var run = bench.Run("why", $"{folder}/transfers/{file}", field.Key, "--policies", folder);
                var verdicts = field.Select(static f => f.GetProperty("verdict").GetString()!).ToList();
                Assert.Equal(
                    verdicts.Exists(static v => v is "deny" or "undetermined") ? 1
                        : verdicts.Contains("restrict") ? 4
                        : 0,
                    run.Code
                );
                Assert.Equal(
                    verdicts,
                    run.Output.Split('\n')
                        .Where(l => l.Contains($"  {field.Key} as ", StringComparison.Ordinal))
                        .Select(static l => l.Split(' ')[0].ToLowerInvariant())
                );
                Assert.All(run.Output.Split('\n'), static line => Assert.True(TextWidth.Of(line) <= 80, line));
                told++;
            }
        }

        Assert.True(told > 3, $"{told} stories");
    }

    [Fact]
    public void A_fact_that_a_script_computes_is_said_to_be()
    {
        using var bench = Workbench
            .WithPolicy()
            .Write(
                "set/facts.sluice",
                "attribute small : boolean = script \"small.csx\"\nrule small_only { allow account to shop for support when small }\n"
            )
            .Write("set/small.csx", "true\n")
            .Write("m.yaml", Workbench.Manifest("t", "shop"));

        Assert.Contains(
            "computed by a script, which did not run",
            Joined(bench.Run("why", "m.yaml", "phone", "--policies", "set")),
            StringComparison.Ordinal
        );
        var run = bench.Run("why", "m.yaml", "phone", "--policies", "set", "--allow-scripts");
        Assert.Equal(0, run.Code);
        Assert.Contains("the script of `small` has computed true", Joined(run), StringComparison.Ordinal);

        static string Joined(CommandRun run) =>
            string.Join(' ', run.Output.Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_story_can_be_written_to_a_file()
    {
        using var bench = Workbench.WithPolicy().Write("m.yaml", Workbench.Manifest("t", "desk"));
        var shown = bench.Run("why", "m.yaml", "phone", "--policies", "set");

        Assert.Empty(bench.Run("why", "m.yaml", "phone", "--policies", "set", "-o", "story.txt").Output);
        Assert.Equal(shown.Output, bench.Read("story.txt"));
    }
}
