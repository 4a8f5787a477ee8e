using System.Text.Json;
using Sluice.Records.Engines;
using Sluice.Testing;

namespace Sluice.Cli.Tests.Records;

/// <summary>A folder with a policy, a manifest, rows and a ledger, and the program to run on them.</summary>
internal sealed class RowWorkspace : IDisposable
{
    private readonly TemporaryFolder workspace = new();

    public RowWorkspace()
    {
        Write(
            "set/policy.sluice",
            """
            category data { id  value  secret }
            purpose work
            partner desk { in SG }
            partner shop { in US }
            subject attribute adult : boolean
            consent yes { kind opt_in  of data  to desk, shop  for work }
            rule ids { allow data.id to desk, shop for work }
            rule values { allow data.value to desk, shop for work when adult }
            rule abroad { deny data.value to shop unless consent yes }
            """
        );
        Write("rows.csv", "key,grown,id,value\np1,true,1,a\np2,false,2,b\np3,,3,c\np4,true,4,d\n");
        Write("ledger.csv", "subject,consent,granted_at,withdrawn_at,expires_at,notice\np1,yes,2024-01-01,,,\np4,yes,soon,,,\n");
    }

    public string Folder => workspace.Folder;

    public string Output { get; private set; } = "";

    /// <summary>The same in one line, for words that a page breaks somewhere.</summary>
    public string Flat => string.Join(' ', Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The environment of the program.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public void Write(string file, string text) => workspace.Write(file, text);

    public string Read(string file) => workspace.Read(file);

    public bool Exists(string path) => workspace.Exists(path);

    public string Sha256(string file) =>
        System.Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, file))));

    /// <summary>The report of the only transfer.</summary>
    public JsonElement Json => JsonDocument.Parse(Read("out/report.json")).RootElement.GetProperty("transfers")[0];

    /// <summary>A text of the report of the only transfer.</summary>
    public string Report(string key) => Json.GetProperty(key).GetString()!;

    /// <summary>Writes the manifest; what is said here takes the place of the usual.</summary>
    public void Manifest(
        string source = "rows.csv",
        string fields = "id: { category: data.id }, value: { category: data.value }",
        string dataset = "",
        string transfer = "",
        string to = "desk"
    ) =>
        Write(
            "transfer.yaml",
            $$"""
            transfer: t
            to: {{to}}
            purpose: work
            on: 2024-03-01
            consent: { yes: ledger }
            {{transfer}}
            datasets:
              people:
                source: {{source}}
                key: key
                subject: { adult: grown }
                {{dataset}}
                fields: { {{fields}} }
            ledger: { source: ledger.csv }
            """
        );

    public int Filter(params string[] options) => Run(["filter", "transfer.yaml", "--policies", "set", "--out", "out", .. options]);

    public int Run(params string[] arguments)
    {
        var run = workspace.Run(new FakeConsole { Variables = Variables }, arguments);
        Output = run.Output + run.Complaints;
        return run.Code;
    }

    /// <summary>Copies the rows into a file of another format.</summary>
    public void Convert(string target, string options, string select = "*")
    {
        using var session = new DuckSession(null);
        session.Execute(
            $"COPY (SELECT {select} FROM read_csv({DuckSession.Text(Path.Combine(Folder, "rows.csv"))})) TO {DuckSession.Text(Path.Combine(Folder, target))} ({options})"
        );
    }

    /// <summary>Overwrites a part of one column of a Parquet file, or all of it.</summary>
    public void Damage(string file, string column, bool whole = false)
    {
        var path = Path.Combine(Folder, file);
        using var session = new DuckSession(null);
        var place = session.Numbers(
            $"SELECT COALESCE(dictionary_page_offset, data_page_offset), total_compressed_size FROM parquet_metadata({DuckSession.Text(path)}) WHERE path_in_schema = {DuckSession.Text(column)}"
        );
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan((int)(place[0] + (whole ? 0 : place[1] / 2)), (int)place[1] / (whole ? 1 : 4)).Fill(0xAA);
        File.WriteAllBytes(path, bytes);
    }

    public void Dispose() => workspace.Dispose();
}
