using System.Text;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>Rows and records are read in one encoding or not at all: a reader that guesses loses objections.</summary>
[Trait("Category", "Slow")]
public sealed class EncodingTests : IDisposable
{
    private const string Rows = "key,grown,id,value\np1,true,1,a\np2,true,2,b\n";
    private const string JsonRows =
        "{\"key\":\"p1\",\"grown\":true,\"id\":1,\"value\":\"a\"}\n{\"key\":\"p2\",\"grown\":true,\"id\":2,\"value\":\"b\"}\n";
    private const string Records = "subject,consent,granted_at,withdrawn_at,expires_at,notice\np1,no,,2024-01-01,,\n";
    private const string JsonRecords =
        "{\"subject\":\"p1\",\"consent\":\"no\",\"granted_at\":null,\"withdrawn_at\":\"2024-01-01\",\"expires_at\":null,\"notice\":null}\n";
    private readonly RowWorkspace workspace = new();

    public EncodingTests()
    {
        workspace.Write(
            "set/policy.sluice",
            """
            category data { id  value }
            purpose work
            partner desk { in SG }
            subject attribute adult : boolean
            consent no { kind opt_out  of data  to desk  for work }
            rule all { allow data to desk for work when consent no }
            """
        );
        Use("rows.csv", "ledger.csv");
        Put("rows.csv", Encoding.UTF8.GetBytes(Rows));
        Put("rows.jsonl", Encoding.UTF8.GetBytes(JsonRows));
        Put("ledger.csv", Encoding.UTF8.GetBytes(Records));
        Put("ledger.jsonl", Encoding.UTF8.GetBytes(JsonRecords));
    }

    public static TheoryData<string, string, bool> Encodings()
    {
        var data = new TheoryData<string, string, bool>();
        foreach (var file in (string[])["rows.csv", "rows.jsonl", "ledger.csv", "ledger.jsonl"])
        {
            foreach (var encoding in (string[])["utf-16", "utf-16BE", "utf-32", "utf-32BE"])
            {
                data.Add(file, encoding, true);
                data.Add(file, encoding, false);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Wide_characters_are_refused_whoever_marks_them(string file, string name, bool marked)
    {
        var encoding = Encoding.GetEncoding(name);
        Put(file, [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(workspace.Read(file))]);

        Refused(file, marked ? "it begins with the mark of " + name[..6].ToUpperInvariant() : "line 1 holds the character zero");
    }

    [Theory]
    [InlineData("rows.csv")]
    [InlineData("ledger.csv")]
    [InlineData("rows.jsonl")]
    public void Rows_in_another_encoding_than_the_names_are_refused(string file)
    {
        var lines = workspace.Read(file).Split('\n', 2);
        Put(file, [.. Encoding.UTF8.GetBytes(lines[0] + "\n"), .. Encoding.Unicode.GetBytes(lines[1] + "\n")]);

        Refused(file, "line 2 holds the character zero");
    }

    [Theory]
    [InlineData("x\u00E4y", "latin1", ": it looks like Latin-1 (ISO 8859-1); write the file as UTF-8")]
    [InlineData("\u00C3\u00BC and \u00E4", "latin1", "")]
    [InlineData("x\u0093y\u0094", "latin1", ": it looks like Windows-1252")]
    [InlineData(
        "\u00B1\u00E8\u00C3\u00B6\u00BC\u00F6",
        "latin1",
        ": it looks like EUC-KR, GBK or another encoding with two bytes a character"
    )]
    [InlineData("\u001B$B8&5f\u001B(B", "latin1", ": it changes to another encoding as ISO 2022 does")]
    public void The_line_is_named_and_what_it_looks_like(string cell, string encoding, string said)
    {
        Put("rows.csv", Encoding.GetEncoding(encoding).GetBytes(Rows.Replace("2,b", "2," + cell, StringComparison.Ordinal)));
        Refused("rows.csv", "line 3 is not UTF-8" + said);

        Put("rows.csv", Encoding.UTF8.GetBytes(Rows));
        Put("ledger.csv", Encoding.GetEncoding(encoding).GetBytes(Records + cell + ",no,,2024-01-01,,\n"));
        Refused("ledger.csv", "line 3 is not UTF-8" + said);
    }

    [Theory]
    [InlineData("+/v8", "UTF-7")]
    [InlineData("\u00F7\u0064\u004C", "UTF-1")]
    [InlineData("\u0084\u0031\u0095\u0033", "GB 18030")]
    public void Every_other_mark_is_named(string mark, string encoding)
    {
        Put("ledger.csv", Encoding.Latin1.GetBytes(mark + Records));

        Refused("ledger.csv", "it begins with the mark of " + encoding);
    }

    [Fact]
    public void A_character_zero_in_a_cell_is_refused()
    {
        Put("ledger.csv", Encoding.UTF8.GetBytes(Records.Replace("p1,no", "p1\0,no", StringComparison.Ordinal)));
        Refused("ledger.csv", "line 2 holds the character zero");
    }

    [Fact]
    public void The_mark_of_UTF8_is_none_of_the_first_name()
    {
        Put("rows.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Rows)]);
        Put("ledger.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Records)]);
        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id,value\n2,b\n", workspace.Read("out/people.csv"));

        Put("ledger.jsonl", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(JsonRecords)]);
        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id,value\n2,b\n", workspace.Read("out/people.csv"));
    }

    [Theory]
    [InlineData("\u00E9")]
    [InlineData("\uAE40")]
    [InlineData("\U0001F600")]
    public void Long_texts_are_read_whole_wherever_they_are_cut(string character)
    {
        for (var before = 0; before < 4; before++)
        {
            var cell = string.Concat(Enumerable.Repeat(character, 900));
            var text =
                "key,grown,id,value\n"
                + string.Concat(Enumerable.Range(0, 1200).Select(i => $"p{(i == 0 ? "1" : new string('x', before))},true,{i},{cell}\n"));
            Assert.True(Encoding.UTF8.GetByteCount(text) > 2 << 20);
            Put("rows.csv", Encoding.UTF8.GetBytes(text));
            workspace.Write(
                "transfer.yaml",
                workspace.Read("transfer.yaml").Replace("complete: true", "complete: false", StringComparison.Ordinal)
            );
            Assert.Equal(0, workspace.Filter("--dry-run"));
        }
    }

    [Fact]
    public void A_text_that_ends_within_a_character_is_refused()
    {
        Put("rows.csv", [.. Encoding.UTF8.GetBytes(Rows + "p3,true,3,x"), 0xE2, 0x82]);
        Refused("rows.csv", "line 4 is not UTF-8");
    }

    public void Dispose() => workspace.Dispose();

    private void Use(string rows, string ledger)
    {
        workspace.Manifest(source: rows);
        workspace.Write(
            "transfer.yaml",
            workspace
                .Read("transfer.yaml")
                .Replace("consent: { yes: ledger }", "consent: { no: ledger }", StringComparison.Ordinal)
                .Replace("ledger: { source: ledger.csv }", $"ledger: {{ source: {ledger}, complete: true }}", StringComparison.Ordinal)
        );
    }

    private void Refused(string file, string said)
    {
        Use(
            file.StartsWith("rows", StringComparison.Ordinal) ? file : "rows.csv",
            file.StartsWith("ledger", StringComparison.Ordinal) ? file : "ledger.csv"
        );
        if (workspace.Exists("out"))
        {
            Directory.Delete(Path.Combine(workspace.Folder, "out"), recursive: true);
        }

        Assert.Equal(2, workspace.Filter());
        Assert.Contains(
            $"SLU8009: `{file}` cannot be read as {(file.EndsWith("csv", StringComparison.Ordinal) ? "CSV" : "JSON lines")}: {said}",
            workspace.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(2, workspace.Filter("--dry-run"));
        Assert.False(workspace.Exists("out"));
    }

    private void Put(string file, byte[] bytes) => File.WriteAllBytes(Path.Combine(workspace.Folder, file), bytes);
}
