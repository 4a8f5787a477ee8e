using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>
/// A record counts for the person it is of, however two programs write the key; where that is not sure, nothing is written.
/// </summary>
[Trait("Category", "Slow")]
public sealed class KeyIdentityTests : IDisposable
{
    private readonly RowWorkspace workspace = new();

    public KeyIdentityTests()
    {
        workspace.WriteKeyPolicies();
        workspace.WriteKeyTransfer("csv", "csv");
    }

    // Each ledger holds one objection more, of a person who is in the rows.
    [Theory]
    [InlineData("ann", "Ann", "1 with other letters in upper or lower case")]
    [InlineData("ÄNNE", "änne", "1 with other letters in upper or lower case")]
    [InlineData("ann", " ann", "1 with other blanks at the ends")]
    [InlineData("ann", "ann\u00A0", "1 with other blanks at the ends")]
    [InlineData("ann", "\uFEFFann", "1 with other blanks at the ends")]
    [InlineData("ann ", "ann", "1 with other blanks at the ends")]
    [InlineData("ann", "Ann ", "1 with other letters in upper or lower case and blanks at the ends")]
    [InlineData("Ann ", "Ann", "1 with other blanks at the ends")]
    [InlineData("7", "007", "1 with other leading zeros or a sign")]
    [InlineData("007", "7", "1 with other leading zeros or a sign")]
    [InlineData("7", "+7", "1 with other leading zeros or a sign")]
    [InlineData("7", "7.0", "1 with other leading zeros or a sign")]
    [InlineData("7", " 07", "1 with other blanks at the ends and leading zeros or a sign")]
    [InlineData("0", "000", "1 with other leading zeros or a sign")]
    [InlineData(
        "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11",
        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "1 with other letters in upper or lower case"
    )]
    public void A_key_that_nearly_matches_is_an_error_that_names_the_change(string key, string subject, string said)
    {
        workspace.Write("rows.csv", $"key,grown,id\n\"{key}\",true,1\nbob,true,2\n");
        workspace.Write("ledger.csv", $"{KeyTransfer.Names}\"{subject}\",marketing_no,,2024-01-01,,\nbob,marketing_no,,2024-01-01,,\n");

        Assert.Equal(2, workspace.Filter());
        Assert.Contains(
            "error SLU8060: people of the ledger are in no row of `rows.csv`, and would be: " + said + "\n",
            workspace.Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("ann", workspace.Output, StringComparison.OrdinalIgnoreCase);
        Assert.False(workspace.Exists("out"));
        Assert.Equal(2, workspace.Filter("--dry-run"));

        workspace.WriteKeyTransfer("csv", "csv", "exact");
        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id\n1\n", workspace.Read("out/people.csv"));
    }

    [Theory]
    [InlineData("ann", "anna")]
    [InlineData("7", "70")]
    [InlineData("-7", "7")]
    [InlineData("a7", "a07")]
    [InlineData("1.5", "1.50")]
    public void Other_keys_are_other_people(string key, string subject)
    {
        workspace.Write("rows.csv", $"key,grown,id\n{key},true,1\nbob,true,2\n");
        workspace.Write("ledger.csv", $"{KeyTransfer.Names}{subject},marketing_no,,2024-01-01,,\nbob,marketing_no,,2024-01-01,,\n");

        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id\n1\n", workspace.Read("out/people.csv"));
        Assert.Contains("    people of the ledger found in the data: 1 of 2\n", workspace.Output, StringComparison.Ordinal);
        Assert.Equal(
            (1, 2),
            (
                workspace.Json.GetProperty("ledger").GetProperty("found")[0].GetProperty("people").GetInt32(),
                workspace.Json.GetProperty("ledger").GetProperty("found")[0].GetProperty("of").GetInt32()
            )
        );
    }

    [Fact]
    public void A_record_is_missed_though_another_of_a_near_key_is_found()
    {
        workspace.Write("rows.csv", "key,grown,id\nann,true,1\nbob,true,2\n");
        workspace.Write(
            "ledger.csv",
            KeyTransfer.Names + "ann,marketing_no,2024-01-01,,,\nANN,marketing_no,,2024-01-02,,\nBob,marketing_no,,2024-01-02,,\n"
        );

        Assert.Equal(2, workspace.Filter());
        Assert.Contains("would be: 2 with other letters in upper or lower case\n", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_dataset_is_looked_at_by_itself()
    {
        workspace.Write("rows.csv", "key,grown,id\nann,true,1\n");
        workspace.Write("others.csv", "key,grown,id\nANN,true,1\n");
        workspace.Write("ledger.csv", KeyTransfer.Names + "ann,marketing_no,,2024-01-02,,\n");
        workspace.Write(
            "transfer.yaml",
            workspace
                .Read("transfer.yaml")
                .Replace(
                    "ledger: {",
                    "  others: { source: others.csv, key: key, subject: { adult: grown }, fields: { id: { category: data.id } } }\nledger: {",
                    StringComparison.Ordinal
                )
        );

        Assert.Equal(2, workspace.Filter());
        Assert.Contains("are in no row of `others.csv`, and would be: 1 with other letters", workspace.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv", "key,grown,id\nann,true,1\n")]
    [InlineData("jsonl", "{\"key\": \"ann\", \"grown\": true, \"id\": 1}\n")]
    public void A_ledger_of_other_people_altogether_is_an_error(string ending, string rows)
    {
        workspace.WriteKeyTransfer(ending, "csv");
        workspace.Write("rows." + ending, rows);
        workspace.Write(
            "ledger.csv",
            KeyTransfer.Names + "a@b.example,marketing_no,,2024-01-02,,\nc@d.example,marketing_no,,2024-01-02,,\n"
        );

        Assert.Equal(2, workspace.Filter());
        Assert.Contains(
            $"error SLU8061: of the 2 people of the ledger none is in the rows of `rows.{ending}`",
            workspace.Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("example", workspace.Output, StringComparison.Ordinal);

        workspace.WriteKeyTransfer(ending, "csv", "exact");
        Assert.Equal(0, workspace.Filter());
    }

    [Theory]
    [InlineData("marketing_mo", true)]
    [InlineData("Marketing_No", true)]
    [InlineData("marketing no", true)]
    [InlineData(" marketing_no", true)]
    [InlineData("marketingno", true)]
    [InlineData("marketng_mo", true)]
    [InlineData("profiling_no", false)]
    [InlineData("newsletter", false)]
    public void A_misspelt_consent_is_not_passed_over(string name, bool near)
    {
        workspace.Write("rows.csv", "key,grown,id\nann,true,1\nbob,true,2\n");
        workspace.Write(
            "ledger.csv",
            $"{KeyTransfer.Names}bob,marketing_no,,2024-01-01,,\nann,{name},,2024-01-01,,\nbob,{name},,2024-01-01,,\n"
        );

        Assert.Equal(near ? 2 : 0, workspace.Filter());
        Assert.Equal(
            near,
            workspace.Output.Contains(
                "error SLU8062: `ledger.csv` has 2 records of a consent that no policy knows and whose name is nearly `marketing_no`\n",
                StringComparison.Ordinal
            )
        );
        Assert.Equal(name == "newsletter", workspace.Output.Contains("    2 of consents that no policy knows\n", StringComparison.Ordinal));
    }

    public void Dispose() => workspace.Dispose();
}
