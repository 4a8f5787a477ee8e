using Sluice.Records.Engines;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>Which types of columns hold keys, and that one key has one form whatever type it is kept in.</summary>
[Trait("Category", "Slow")]
public sealed class KeyTypeTests : IDisposable
{
    private readonly RowWorkspace workspace = new();

    public KeyTypeTests() => workspace.WriteKeyPolicies();

    [Theory]
    [InlineData("INTEGER", "7", "' 7'")]
    [InlineData("INTEGER", "7", "'007'")]
    [InlineData("INTEGER", "7", "'+7'")]
    [InlineData("VARCHAR", "'007'", "7")]
    [InlineData("UBIGINT", "7", "'07'")]
    [InlineData("BIGINT", "7", "7::UBIGINT")]
    [InlineData("UUID", "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'", "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'")]
    [InlineData("UUID", "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'", "' {a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}'")]
    [InlineData("VARCHAR", "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'", "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::UUID")]
    [InlineData("VARCHAR", "'\u00E9'", "'e\u0301'")]
    [InlineData("DECIMAL(38,0)", "7", "'007'")]
    [InlineData("DECIMAL(38,0)", "99999999999999999999999999999999999999", "'99999999999999999999999999999999999999'")]
    [InlineData("DECIMAL(18,2)", "7", "7")]
    [InlineData("DOUBLE", "7", "'7.0'")]
    [InlineData("DOUBLE", "-0.0", "0")]
    [InlineData("DOUBLE", "9007199254740991", "'9007199254740991'")]
    [InlineData("DOUBLE", "-9007199254740991", "'-09007199254740991.00'")]
    [InlineData("FLOAT", "16777215", "' 16777215'")]
    [InlineData("BIGINT", "7", "7::DOUBLE")]
    [InlineData("INTEGER", "7", "'7.'")]
    [InlineData("DOUBLE", "7", "7::DECIMAL(38,0)")]
    [InlineData("VARCHAR", "'7'", "7::DECIMAL(38,0)")]
    [InlineData("VARCHAR", "'+07.0'", "7::DOUBLE")]
    [InlineData("BLOB", "'ann'", "'ann'")]
    [InlineData("BLOB", "'ann'", "'ann'::BLOB")]
    [InlineData("INTEGER", "7", "'007'::BLOB")]
    public void A_column_says_what_keys_are_and_they_have_one_form(string type, string key, string subject)
    {
        using (var session = new DuckSession())
        {
            session.Execute($"COPY (SELECT {key}::{type} AS key, true AS grown, 1 AS id) TO {Path("rows.parquet")} (FORMAT PARQUET)");
            session.Execute(
                $"COPY (SELECT {subject} AS subject, 'marketing_no' AS consent, NULL::DATE AS granted_at, DATE '2024-01-01' AS withdrawn_at, NULL::DATE AS expires_at, NULL::VARCHAR AS notice) TO {Path("ledger.parquet")} (FORMAT PARQUET)"
            );
            session.Execute($"COPY (SELECT * FROM read_parquet({Path("ledger.parquet")})) TO {Path("ledger.csv")} (FORMAT CSV, HEADER)");
        }

        foreach (var ledger in (string[])["parquet", "csv"])
        {
            workspace.WriteKeyTransfer("parquet", ledger);
            var code = workspace.Filter("--dry-run");
            Assert.True(
                code == 0 || (ledger == "csv" && type == "VARCHAR" && workspace.Output.Contains("SLU8060", StringComparison.Ordinal)),
                workspace.Output
            );
            Assert.Contains(code == 0 ? "rows: 1 in, 0 out" : "SLU8060", workspace.Output, StringComparison.Ordinal);
        }
    }

    // 70707 stands for the key in question wherever it could be shown.
    [Theory]
    [InlineData("70707.5::DOUBLE", "a floating-point number that is a key is whole and below 2^53")]
    [InlineData("707070000000000000000::DOUBLE", "a floating-point number that is a key is whole and below 2^53")]
    [InlineData("9007199254740992::DOUBLE", "a floating-point number that is a key is whole and below 2^53")]
    [InlineData("'NaN'::DOUBLE", "a floating-point number that is a key is whole and below 2^53")]
    [InlineData("'-Infinity'::DOUBLE", "a floating-point number that is a key is whole and below 2^53")]
    [InlineData("16777216::FLOAT", "a floating-point number of 32 bits that is a key is whole and below 2^24")]
    [InlineData("70707.01::DECIMAL(38,2)", "a number that is a key is whole")]
    [InlineData("'70707\\xFF'::BLOB", "bytes that are a key are text in UTF-8")]
    public void A_number_that_may_be_several_is_no_key(string key, string why)
    {
        using (var session = new DuckSession())
        {
            session.Execute(
                $"COPY (SELECT unnest([NULL, {key}]) AS key, true AS grown, 1 AS id) TO {Path("wrong.parquet")} (FORMAT PARQUET)"
            );
            session.Execute(
                $"COPY (SELECT {key} AS subject, 'marketing_no' AS consent, NULL::DATE AS granted_at, DATE '2024-01-01' AS withdrawn_at, NULL::DATE AS expires_at, NULL::VARCHAR AS notice) TO {Path("ledger.parquet")} (FORMAT PARQUET)"
            );
        }

        workspace.Write("rows.csv", "key,grown,id\n1,true,1\n");
        workspace.WriteKeyTransfer("csv", "parquet");
        Assert.Equal(2, workspace.Filter());
        Assert.Contains(
            $"error SLU8080: column `subject` of `ledger.parquet` holds something that is no key: 1 of its cells; {why}\n",
            workspace.Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("70707", workspace.Output, StringComparison.Ordinal);

        workspace.Write("ledger.csv", KeyTransfer.Names + "1,marketing_no,,2024-01-01,,\n");
        File.Move(System.IO.Path.Combine(workspace.Folder, "wrong.parquet"), System.IO.Path.Combine(workspace.Folder, "rows.parquet"));
        foreach (var keys in (string?[])[null, "exact"])
        {
            workspace.WriteKeyTransfer("parquet", "csv", keys);
            Assert.Equal(2, workspace.Filter());
            Assert.Contains(
                $"error SLU8080: column `key` of `rows.parquet` holds something that is no key: 1 of its cells, the first in row 2; {why}\n",
                workspace.Output,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("70707", workspace.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("7.0", true)]
    [InlineData("7e0", true)]
    [InlineData("\"7\"", true)]
    [InlineData("7.5", false)]
    [InlineData("7e300", false)]
    [InlineData("true", false)]
    [InlineData("{}", false)]
    public void A_number_of_JSON_is_the_key_that_it_is(string key, bool isKey)
    {
        workspace.Write("rows.jsonl", $"{{\"key\": {key}, \"grown\": true, \"id\": 1}}\n");
        workspace.Write("ledger.csv", KeyTransfer.Names + "7,marketing_no,,2024-01-01,,\n");
        workspace.WriteKeyTransfer("jsonl", "csv");
        Assert.Equal(isKey ? 0 : 2, workspace.Filter());
        Assert.Contains(
            isKey
                ? "rows: 1 in, 0 out"
                : "error SLU8080: column `key` of `rows.jsonl` holds something that is no key: 1 of its cells, the first in row 1; a key is a text or a whole number",
            workspace.Output,
            StringComparison.Ordinal
        );

        workspace.Write("rows.csv", "key,grown,id\n7,true,1\n");
        workspace.Write(
            "ledger.jsonl",
            $"{{\"subject\": {key}, \"consent\": \"marketing_no\", \"granted_at\": null, \"withdrawn_at\": \"2024-01-01\", \"expires_at\": null, \"notice\": null}}\n"
        );
        workspace.WriteKeyTransfer("csv", "jsonl");
        Assert.Equal(isKey ? 0 : 2, workspace.Filter());
        Assert.Contains(
            isKey ? "rows: 1 in, 0 out" : "error SLU8080: column `subject` of `ledger.jsonl`",
            workspace.Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("7.5", 2)]
    [InlineData("7e0", 2)]
    [InlineData("7E+15", 2)]
    [InlineData(".5", 2)]
    [InlineData("guest", 0)]
    [InlineData("7-5", 0)]
    public void Where_keys_are_numbers_a_text_is_one_or_none(string subject, int code)
    {
        using (var session = new DuckSession())
        {
            session.Execute($"COPY (SELECT 7::DOUBLE AS key, true AS grown, 1 AS id) TO {Path("rows.parquet")} (FORMAT PARQUET)");
        }

        workspace.Write("ledger.csv", $"{KeyTransfer.Names}7,marketing_no,,2024-01-01,,\n{subject},marketing_no,,2024-01-01,,\n");
        workspace.WriteKeyTransfer("parquet", "csv");
        Assert.Equal(code, workspace.Filter());
        Assert.Contains(
            code == 0
                ? "rows: 1 in, 0 out"
                : "error SLU8080: column `subject` of `ledger.csv` holds something that is no key: 1 of its cells; where keys are numbers",
            workspace.Output,
            StringComparison.Ordinal
        );

        using (var session = new DuckSession())
        {
            session.Execute(
                $"COPY (SELECT 7 AS subject, 'marketing_no' AS consent, NULL::DATE AS granted_at, DATE '2024-01-01' AS withdrawn_at, NULL::DATE AS expires_at, NULL::VARCHAR AS notice) TO {Path("ledger.parquet")} (FORMAT PARQUET)"
            );
        }

        workspace.Write("rows.csv", $"key,grown,id\n7,true,1\n{subject},true,2\n");
        workspace.Write(
            "rows.jsonl",
            $"{{\"key\": \"7\", \"grown\": true, \"id\": 1}}\n{{\"key\": \"{subject}\", \"grown\": true, \"id\": 2}}\n"
        );
        foreach (var format in (string[])["csv", "jsonl"])
        {
            workspace.WriteKeyTransfer(format, "parquet");
            Assert.Equal(code, workspace.Filter());
            Assert.Contains(
                code == 0
                    ? "rows: 2 in, 1 out"
                    : $"error SLU8080: column `key` of `rows.{format}` holds something that is no key: 1 of its cells, the first in row 2",
                workspace.Output,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("integer", "7::DECIMAL(38,0)", "1\n")]
    [InlineData("integer", "7::DECIMAL(18,2)", "1\n")]
    [InlineData("integer", "7::DOUBLE", "1\n")]
    [InlineData("integer", "7::FLOAT", "1\n")]
    [InlineData("integer", "8::DOUBLE", "")]
    [InlineData("integer", "7.5::DOUBLE", null)]
    [InlineData("integer", "9007199254740992::DOUBLE", null)]
    [InlineData("integer", "7.5::DECIMAL(18,2)", null)]
    [InlineData("text", "'7'::BLOB", "1\n")]
    [InlineData("text", "'8'::BLOB", "")]
    [InlineData("text", "'\\xFF'::BLOB", null)]
    [InlineData("one of { 7, 8 }", "'7'::BLOB", "1\n")]
    [InlineData("one of { 7, 8 }", "'9'::BLOB", null)]
    public void An_attribute_is_read_from_the_types_that_keys_are_read_from(string attribute, string cell, string? written)
    {
        var value =
            attribute == "integer" ? "7"
            : attribute == "text" ? "\"7\""
            : "seven";
        var type = attribute.Replace("7", "seven", StringComparison.Ordinal).Replace("8", "eight", StringComparison.Ordinal);
        var source = attribute.StartsWith("one", StringComparison.Ordinal) ? cell.Replace("7", "seven", StringComparison.Ordinal) : cell;
        workspace.Write(
            "set/policy.sluice",
            $$"""
            category data { id }
            purpose work
            partner desk { in SG }
            subject attribute adult : {{type}}
            rule all { allow data to desk for work when adult = {{value}} }
            """
        );
        using (var session = new DuckSession())
        {
            session.Execute($"COPY (SELECT 'p' AS key, {source} AS grown, 1 AS id) TO {Path("rows.parquet")} (FORMAT PARQUET)");
        }

        workspace.Manifest(source: "rows.parquet", fields: "id: { category: data.id }");
        workspace.Write(
            "transfer.yaml",
            workspace
                .Read("transfer.yaml")
                .Replace("consent: { yes: ledger }\n", "", StringComparison.Ordinal)
                .Replace("ledger: { source: ledger.csv }", "", StringComparison.Ordinal)
        );
        Assert.Equal(written is null ? 2 : 0, workspace.Filter());
        Assert.Contains(
            written is null ? "error SLU8013" : $"rows: 1 in, {(written.Length > 0 ? 1 : 0)} out",
            workspace.Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("1::BIGINT", "99")]
    [InlineData("1::BIGINT", "99999999999999")]
    public void Numbers_are_found_by_number(string key, string stranger)
    {
        using (var session = new DuckSession())
        {
            session.Execute(
                $"COPY (SELECT {key} AS key, true AS grown, 1 AS id UNION ALL SELECT 5, true, 2) TO {Path("rows.parquet")} (FORMAT PARQUET)"
            );
            session.Execute(
                $"COPY (SELECT unnest([{key}, 5, {stranger}]) AS subject, 'marketing_no' AS consent, NULL::DATE AS granted_at, unnest([DATE '2024-01-01', NULL, NULL]) AS withdrawn_at, NULL::DATE AS expires_at, NULL::VARCHAR AS notice) TO {Path("ledger.parquet")} (FORMAT PARQUET)"
            );
        }

        workspace.WriteKeyTransfer("parquet", "parquet");
        Assert.Equal(0, workspace.Filter("--dry-run"));
        Assert.Contains("rows: 2 in, 1 out", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("people of the ledger found in the data: 2 of 3\n", workspace.Output, StringComparison.Ordinal);
    }

    public void Dispose() => workspace.Dispose();

    private string Path(string file) => DuckSession.Text(System.IO.Path.Combine(workspace.Folder, file));
}
