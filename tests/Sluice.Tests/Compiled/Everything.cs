namespace Sluice.Tests.Compiled;

/// <summary>A policy that says at least once everything that can be said, for what the examples and the generated policies leave out.</summary>
internal static class Everything
{
    private const string Policy = """
        form identified < pseudonymised < anonymised
        category account "Account – Konto" { phone #identifier domain 1000  mail }
        category score from account.phone
        purpose support "Support" { chat links at pseudonymised }
        purpose other
        partner desk "Desk" #near { in IE  team }
        partner far { in SG }
        region north "North" { IE, SE }
        population users "Users"
        population users.adults = adult
        subject attribute adult : boolean "Adult"
        attribute few : boolean = script "few.csx"
        attribute level : one of { low, high } "Level"
        attribute rate : decimal
        consent share "Share" { kind opt_out  of account to desk for support  lasts 12 months  notices "v1", "v2" }
        agreement dpa "Processing" { with desk  role processor  of any  for any  from 2024-01-01 until 2030-01-01  evidence audit, notice }
        technique noise "Noise" (k : integer, how : one of { soft, hard }) {
          yields anonymised when k >= 50 and how = hard
          yields pseudonymised
        }
        duty delete "Delete" (within : duration, why : text)
        rule a "Title" {
          allow account to desk for support
          about users.adults
          when consent share and rate <= 0.25 and level in { low }
          unless few or destination = SG
          from 2024-01-01
          until 2029-12-31
          cite "one", "two"
          because "a reason"
        }
        rule b { deny account unless agreement dpa but not { to desk  about users  unless few  but not { for other  when level = high } } }
        rule c { require form >= pseudonymised and not claim refuted of #identifier }
        rule d { oblige delete(within: 90 days, why: "old") of account to far }
        rule e { deny account.mail when beside account.phone and retention > 30 days }
        invariant never_far "Never" { never account to far  from 2025-01-01  unless few  cite "x"  because "y"  about users }
        test "standing" {
          transfer account.phone, account.mail
            to desk, far  for support, other  about users  from 2024-02-01 until 2024-03-01
            with technique noise(k: 60, how: hard), claims anonymised, agreement dpa, evidence audit, few = true, level = high, people = 3, retention = 10 days
            with consent share ledger
          expect deny by only b
        }
        test "one day" { transfer account.mail to desk for support on 2024-02-01 expect allow }

        """;

    public static IReadOnlyDictionary<string, string> Files { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["all.sluice"] = Policy, ["few.csx"] = "People < 3" };
}
