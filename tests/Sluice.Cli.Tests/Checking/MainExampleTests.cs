using System.Text.Json;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Checking;

/// <summary>The main example, from the command line to its JSON.</summary>
public sealed class MainExampleTests
{
    private const string Set = "policies/app_store_scoring";

    [Fact]
    public void The_daily_file_is_denied()
    {
        var run = Check("app_store_daily");
        Assert.Equal(1, run.Code);
        Assert.Equal(["app-store-daily: deny"], run.Decided);
        Assert.Equal("", run.Complaints);
        Assert.All(Flows(run), static f => Assert.Equal("deny", f.GetProperty("verdict").GetString()));

        // Seven columns, to Alipay and on to Apple.
        Assert.Equal(14, Flows(run).Length);
    }

    [Fact]
    public void Every_column_lacks_consent_and_a_basis_to_leave_the_country()
    {
        Assert.All(Flows(Check("app_store_daily")), static flow =>
        {
            Assert.Contains("third_party_needs_consent", Grounds(flow));
            Assert.Contains("overseas_gate", Grounds(flow));
            Assert.Contains("never_paid_abroad", Grounds(flow));
            Assert.Equal("third_party", flow.GetProperty("role").GetString());
        });
    }

    [Fact]
    public void A_ground_is_placed_in_policy_and_manifest()
    {
        var phone = Flow(Check("app_store_daily"), "phone", "alipay");
        var ground = Assert.Single(phone.GetProperty("grounds").EnumerateArray(), static g =>
            g.GetProperty("rule").GetString() == "overseas_gate"
        );

        Assert.Equal("deny", ground.GetProperty("effect").GetString());
        Assert.Equal("rules.sluice", ground.GetProperty("file").GetString());
        Assert.StartsWith("rule overseas_gate", Line("rules.sluice", ground), StringComparison.Ordinal);
        Assert.Equal(1, ground.GetProperty("column").GetInt32());
        Assert.Equal("PIPA art. 28-8", ground.GetProperty("cite")[0].GetString());
        var manifest = ground.GetProperty("manifest");
        Assert.Equal($"{Set}/transfers/app_store_daily.yaml", manifest.GetProperty("file").GetString());
        Assert.StartsWith(
            "account.phone",
            Line("transfers/app_store_daily.yaml", manifest)[(manifest.GetProperty("column").GetInt32() - 1)..],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("account_id", "10^8 values of Account ID")]
    [InlineData("phone", "10^8 values of Mobile phone number")]
    [InlineData("email", "5·10^9 values of E-mail address")]
    public void A_claim_is_refuted_for_two_reasons(string field, string values)
    {
        foreach (var recipient in new[] { "alipay", "apple" })
        {
            var flow = Flow(Check("app_store_daily"), field, recipient);
            var claim = flow.GetProperty("refuted_claim");
            Assert.Equal("anonymised", claim.GetProperty("claimed").GetString());
            Assert.Equal("identified", claim.GetProperty("found").GetString());
            Assert.Contains("claims_must_hold", Grounds(flow));

            var why = claim.GetProperty("why").GetString()!;
            Assert.Contains(values + " can be tried out", why, StringComparison.Ordinal);
            Assert.Contains("purpose `fraud.app_store_scoring` works by matching people", why, StringComparison.Ordinal);
            Assert.Equal(2, claim.GetProperty("reasons").GetArrayLength());
        }
    }

    [Fact]
    public void A_column_without_a_claim_has_none_refuted() =>
        Assert.Equal(JsonValueKind.Null, Flow(Check("app_store_daily"), "payments", "alipay").GetProperty("refuted_claim").ValueKind);

    [Fact]
    public void Surplus_columns_are_denied_by_name()
    {
        var run = Check("app_store_daily");
        var surplus = Flows(run)
            .Where(static f => Grounds(f).Contains("scoring_surplus"))
            .Select(static f => f.GetProperty("field").GetString()!)
            .Distinct(StringComparer.Ordinal);
        Assert.Equal(["subscription", "balance", "remittances"], surplus);

        // Nothing permits them either, and that is a ground of its own.
        Assert.Contains(
            "default",
            Flow(run, "subscription", "apple")
                .GetProperty("grounds")
                .EnumerateArray()
                .Select(static g => g.GetProperty("effect").GetString())
        );
    }

    [Fact]
    public void The_timeline_runs_into_the_suspension()
    {
        var run = Check("app_store_daily");
        var timeline = run.Verdicts[0].GetProperty("timeline").EnumerateArray().ToArray();
        Assert.Equal(
            ["2018-04-01 2024-05-22 deny", "2024-05-22  deny"],
            timeline.Select(static e => $"{e.GetProperty("from")} {e.GetProperty("until")} {e.GetProperty("verdict")}")
        );
        Assert.Equal(JsonValueKind.Null, timeline[1].GetProperty("until").ValueKind);
        Assert.Equal(JsonValueKind.Null, run.Verdicts[0].GetProperty("date").ValueKind);

        var before = timeline[0].GetProperty("grounds").EnumerateArray().Select(static g => g.GetString()).ToArray();
        var after = timeline[1].GetProperty("grounds").EnumerateArray().Select(static g => g.GetString()).ToArray();
        Assert.Equal(["suspended"], after.Except(before));
        Assert.Empty(before.Except(after));
        Assert.All(Flows(run), static f => Assert.Contains("suspended", Grounds(f)));
    }

    [Fact]
    public void Settling_needs_two_columns_and_the_others_are_surplus()
    {
        var run = Check("settlement_daily");
        Assert.Equal(1, run.Code);
        Assert.Equal(
            [
                "account_id deny settlement_surplus,",
                "email deny settlement_surplus,",
                "phone deny settlement_surplus,",
                "order allow ",
                "payment allow ",
            ],
            Flows(run).Select(static f => $"{f.GetProperty("field")} {f.GetProperty("verdict")} {string.Join(',', Grounds(f))}")
        );
        Assert.Equal(
            ["settle_abroad"],
            Flow(run, "order", "alipay").GetProperty("permitted_by").EnumerateArray().Select(static r => r.GetString())
        );

        var change = Assert.Single(run.Verdicts[0].GetProperty("changes").EnumerateArray(), static c =>
            c.GetProperty("to").GetString() == "allow"
        );
        Assert.Equal(3, change.GetProperty("edits").GetArrayLength());
    }

    [Fact]
    public void A_keyed_hash_answers_one_ground_and_one_reason()
    {
        var plain = Check("app_store_daily");
        var keyed = Check("app_store_daily_hmac");
        foreach (var (before, after) in Flows(plain).Zip(Flows(keyed)))
        {
            var identifier = before.GetProperty("category").GetString() is "account.id" or "account.phone" or "account.email";
            Assert.Equal(identifier ? ["identifiers_need_a_key"] : [], Grounds(before).Except(Grounds(after)));
            Assert.Empty(Grounds(after).Except(Grounds(before)));
            if (identifier)
            {
                var claim = after.GetProperty("refuted_claim");
                Assert.Equal("pseudonymised", claim.GetProperty("found").GetString());
                Assert.DoesNotContain("tried out", claim.GetProperty("why").GetString(), StringComparison.Ordinal);
                Assert.Contains("works by matching people", claim.GetProperty("why").GetString(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void With_everything_answered_the_question_is_about_each_person()
    {
        var run = Check("app_store_consented");
        Assert.Equal(4, run.Code);
        Assert.All(Flows(run), static f =>
            Assert.Equal(
                "paid_abroad and consent overseas_transfer and consent third_party_provision",
                f.GetProperty("residual").GetString()
            )
        );
        Assert.Equal("2024-05-21", run.Verdicts[0].GetProperty("date").GetString());
    }

    private static CommandRun Check(string transfer) =>
        TemporaryFolder.RunIn(
            Repository.Root,
            new FakeConsole(),
            "check",
            $"{Set}/transfers/{transfer}.yaml",
            "--policies",
            Set,
            "--format",
            "json"
        );

    private static JsonElement[] Flows(CommandRun run) => [.. run.Verdicts[0].GetProperty("flows").EnumerateArray()];

    private static JsonElement Flow(CommandRun run, string field, string recipient) =>
        Assert.Single(Flows(run), f => f.GetProperty("field").GetString() == field && f.GetProperty("recipient").GetString() == recipient);

    private static string[] Grounds(JsonElement flow) =>
        [.. flow.GetProperty("grounds").EnumerateArray().Select(static g => g.GetProperty("rule").GetString() ?? "")];

    private static string Line(string file, JsonElement place) =>
        File.ReadAllLines(Path.Join(Repository.Root, Set, file))[place.GetProperty("line").GetInt32() - 1];
}
