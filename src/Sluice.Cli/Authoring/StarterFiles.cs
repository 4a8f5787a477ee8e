namespace Sluice.Cli.Authoring;

/// <summary>The policy set that <c>sluice init</c> starts with: small, whole, and meant to be replaced piece by piece.</summary>
internal static class StarterFiles
{
    /// <summary>Its files, with their paths below the folder.</summary>
    public static IReadOnlyList<(string Path, string Text)> All { get; } =
    [
        ("vocabulary.sluice", Vocabulary),
        ("rules.sluice", Rules),
        ("promises.sluice", Promises),
        ("transfers/tickets.yaml", Tickets),
        ("transfers/tickets_in_the_clear.yaml", InTheClear),
    ];

    private const string Vocabulary = """
        // What the policy talks about: data, recipients, purposes. Put your own names here.

        // A name stands for all below it. Titles are for people; `domain` is how many values there are.
        category account "Account data" {
          id     "Account ID"
          email  "E-mail address"  domain 5_000_000_000
        }

        purpose support "Answering customers"

        partner desk "Help desk" { in IE }

        // How far data is from the person it is about, weakest first, and what is done to it.
        form identified < pseudonymised

        technique keyed_hash "Keyed hash, the key stays with the sender" { yields pseudonymised }

        duty delete "Delete what was received" (within : duration)

        """;

    private const string Rules = """
        // What may leave, what may not, and why. The order of rules means nothing, and what no rule allows is denied.

        rule answer_customers "The help desk sees who is asking" {
          allow    account
          to       desk
          for      support
        }

        rule hash_the_mail "An address leaves under a keyed hash or not at all" {
          require  form >= pseudonymised  of account.email
          because  "A hash tells people apart as well as the address does"
        }

        rule delete_account_data "What is received is deleted after 90 days" {
          oblige   delete(within: 90 days)  of account
        }

        """;

    private const string Promises = """
        // What must stay true however the rules grow, and examples that keep them honest: `sluice test`.

        invariant no_bare_address "No address leaves in the clear" {
          never    account.email
          when     form = identified
        }

        test "what the help desk sees" {
          transfer account.id
            to desk  for support
          cases {
            "who is asking"                                    expect allow by only answer_customers
            "a hashed address"         transfer account.email  with technique keyed_hash  expect allow
            "an address in the clear"  transfer account.email  expect deny by only hash_the_mail
          }
        }

        """;

    private const string Tickets = """
        # What the help desk gets every day; the address only as a keyed hash.
        # expect: allow

        transfer: tickets
        title: Tickets of the day
        to: desk
        purpose: support
        from: 2026-01-01
        frequency: daily
        datasets:
          tickets:
            fields:
              account: { category: account.id }
              mail:    { category: account.email, technique: keyed_hash }

        """;

    private const string InTheClear = """
        # Twin of tickets: nothing is done to the address, and nothing else differs.
        # expect: deny

        transfer: tickets-in-the-clear
        title: Tickets of the day, with addresses
        to: desk
        purpose: support
        from: 2026-01-01
        frequency: daily
        datasets:
          tickets:
            fields:
              account: { category: account.id }
              mail:    { category: account.email }

        """;
}
