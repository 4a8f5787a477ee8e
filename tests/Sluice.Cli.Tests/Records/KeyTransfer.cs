namespace Sluice.Cli.Tests.Records;

/// <summary>A transfer of rows that leave unless the ledger holds an objection for their key.</summary>
internal static class KeyTransfer
{
    /// <summary>The first line of a ledger.</summary>
    public const string Names = "subject,consent,granted_at,withdrawn_at,expires_at,notice\n";

    /// <summary>Writes its policies.</summary>
    public static void WriteKeyPolicies(this RowWorkspace workspace) =>
        workspace.Write(
            "set/policy.sluice",
            """
            category data { id }
            purpose work
            partner desk { in SG }
            subject attribute adult : boolean
            consent marketing_no { kind opt_out  of data  to desk  for work }
            consent profiling_no { kind opt_out  of data  to desk  for work }
            rule all { allow data to desk for work when consent marketing_no }
            """
        );

    /// <summary>Writes a transfer of these rows, with a ledger of objections; endings of the files are given.</summary>
    public static void WriteKeyTransfer(this RowWorkspace workspace, string rows, string ledger, string? keys = null)
    {
        workspace.Manifest(source: "rows." + rows, fields: "id: { category: data.id }");
        workspace.Write(
            "transfer.yaml",
            workspace
                .Read("transfer.yaml")
                .Replace("{ yes: ledger }", "{ marketing_no: ledger }", StringComparison.Ordinal)
                .Replace(
                    "ledger: { source: ledger.csv }",
                    $"ledger: {{ source: ledger.{ledger}, complete: true{(keys is null ? "" : ", keys: " + keys)} }}",
                    StringComparison.Ordinal
                )
        );
    }
}
