using Sluice.Testing;

namespace Sluice.Cli.Tests.Checking;

/// <summary>A small policy set that knows every verdict, and transfers for it.</summary>
internal static class Workbench
{
    /// <summary>The policy set: who receives something decides the verdict.</summary>
    public const string Policy = """
        category account { phone email }
        purpose support
        partner desk { in IE }
        partner panel { in IE }
        partner lab { in IE }
        partner shop { in IE }  // lint: allow unused_partner because nothing may go there
        subject attribute adult : boolean
        attribute reviewed : boolean
        rule help "Support needs to know whom it helps" { allow account to desk for support }
        rule adults { allow account to panel for support when adult }
        rule reviewed_only { allow account to lab for support when reviewed }

        """;

    /// <summary>A folder with the small policy set in <c>set</c>.</summary>
    public static TemporaryFolder WithPolicy() => new TemporaryFolder().Write("set/policy.sluice", Policy);

    /// <summary>A manifest of one field: desk is allowed, panel restricted, lab undetermined, shop denied.</summary>
    public static string Manifest(string name, string to) =>
        $$"""
            transfer: {{name}}
            to: {{to}}
            purpose: support
            on: 2026-01-15
            datasets:
              tickets: { key: id, subject: { adult: adult }, fields: { phone: { category: account.phone } } }

            """;
}
