namespace Sluice.Tests.Compiled;

/// <summary>
/// A policy that says at least once everything that can be said, for what the examples and the generated policies leave out.
/// </summary>
internal static class Everything
{
    /// <summary>Another one, with the rarer forms of conditions and selectors.</summary>
    public const string Rare = """
        category a { b "B" #fine domain 10_000  c from a.b }
        category whole { x  y }
        purpose p { q links  r links at plain }
        partner n { in IE, DE  m { in FR } }
        region near "Near" { IE, DE }
        form plain < hidden < gone
        technique hash "Hash" (salt: boolean, bits: integer) { yields hidden when salt and bits in { 128, 256 }  yields plain }
        duty erase "Erase" (within: duration, how: one of { soon, later })
        subject attribute age : integer
        subject attribute home : country
        attribute size : one of { small, large }
        attribute share : decimal
        attribute note : text
        population people "People" = age >= 18
        population people.near = home in { IE, DE }
        consent yes "Yes" { kind opt_in  of a, whole.x  to n  for p  lasts 2 years  notices "v1", "v2" }
        consent no { kind opt_out  of any  to any  for any }
        agreement deal "Deal" { with n  role processor  of a  for p.q  from 2020-01-01  until 2030-01-01  evidence signed, audited }
        rule one "One" { allow a, whole except a.c  to n except n.m  for p  about people.near
          when form in { hidden, gone } or (size in { small } and share < 1.50) or not (note = "x \"y\"") or beside whole.x
          unless role = processor or any agreement or claim refuted or agreement deal
          from 2021-02-03  through 2022-02-03  cite "law 1", "law 2"  because "why"
          but not { of a.b  to partners in near  when destination in { IE } or frequency >= daily  but not { to n.m  about people } } }
        rule two { require form >= hidden of a.b }
        rule three { oblige erase(within: 90 days, how: later) of a }
        rule four { deny any when people > 1_000_000 and retention > 2 years and date >= 2024-01-01 unless consent yes }
        invariant never_x "Never" { never whole.x to n.m for any when size = large }
        test "t one" { transfer a.b  to n  for p.q  about people  on 2024-05-06
          with technique hash(salt: true, bits: 128), consent yes all, consent no ledger, agreement deal, evidence signed, claims hidden, size = small, people = 5
          expect deny by only four, two }
        """;

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
          yields anonymised when k >= 50 and how = hard and not enumerable
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
        rule f { deny account.mail when form in { identified } or any agreement }
        invariant never_far "Never" { never account to far  from 2025-01-01  unless few  cite "x"  because "y"  about users }
        test "standing" {
          transfer account.phone, account.mail
            to desk, far  for support, other  about users  from 2024-02-01 until 2024-03-01
            with technique noise(k: 60, how: hard), claims anonymised, agreement dpa, evidence audit, few = true, level = high, people = 3, retention = 10 days
            with consent share ledger
          expect deny by only b
        }
        test "one day" { transfer account.mail to desk for support on 2024-02-01 expect allow }
        test "table" {
          transfer account.mail to desk for support
          cases {
            "an adult" with adult = true on 2024-02-01 expect allow by a
            "nobody knows" expect undetermined
          }
        }

        """;

    public static IReadOnlyDictionary<string, string> Files { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["all.sluice"] = Policy, ["few.csx"] = "People < 3" };
}
