using Sluice.Testing;

namespace Sluice.Cli.Tests.Rendering;

/// <summary>Runs <c>check</c> on examples for the tests of its forms.</summary>
internal static class ReportBench
{
    public const string MainExample = "policies/app_store_scoring";

    /// <summary>The policy folders of all examples.</summary>
    public static IReadOnlyList<string> Sets { get; } =
    [
        .. Directory
            .EnumerateDirectories(Path.Join(Repository.Root, "policies"))
            .Where(static d => Directory.Exists(Path.Join(d, "transfers")))
            .Select(static d => "policies/" + Path.GetFileName(d))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The output for all transfers of a set.</summary>
    public static string Check(string set, string format, FakeConsole? console = null, params string[] more) =>
        TemporaryFolder
            .RunIn(
                Repository.Root,
                console ?? new FakeConsole(),
                ["check", set + "/transfers", "--policies", set, "--format", format, .. more]
            )
            .Output;

    /// <summary>A small set whose names, titles and reasons hold what is markup somewhere.</summary>
    public static TemporaryFolder Nasty()
    {
        var policy = """
            category account { phone "Phone | `number` <b>*x*</b>" }
            purpose support
            partner desk { in IE }
            rule no_phone "No | `phone` <script>alert(1)</script> & [link](http://example.org) @everyone" {
              deny account
              because "It's \"so\" | ]]> \t"
              cite "art. 5 | 6", "<i>"
            }

            """;
        return new TemporaryFolder()
            .Write("set/policy.sluice", policy)
            .Write(
                "a b|c/[x].yaml",
                """
                transfer: nasty
                title: "A | `title` with ``ticks`` <details> & *stars* _low_ [a](b) # \u001b[31mred\u001b[0m\nand a second line \u0007"
                to: desk
                purpose: support
                on: 2026-01-15
                datasets: { d: { fields: { phone: { category: account.phone } } } }

                """
            );
    }
}
