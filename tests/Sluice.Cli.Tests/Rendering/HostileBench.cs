using Sluice.Testing;

namespace Sluice.Cli.Tests.Rendering;

/// <summary>
/// A folder in which every name is an injection into an output: a terminal, a pipeline, a page. The word <c>evil</c> is in each such name,
/// so that a test can see that it got as far as the output.
/// </summary>
internal sealed class HostileBench : IDisposable
{
    /// <summary>What can stand in a name of data: commands and markup, nothing that cannot be seen.</summary>
    public const string Name = "::error::evil ##[error]b ##vso[task.complete]c @everyone [x](y) <img src=x> | #12";

    /// <summary>What can stand in a text: all that and what cannot be seen, in the escapes of YAML.</summary>
    public const string YamlText = Name + @" https://sluice.example \u001b[31m \u009b31m \u202e \u200b \n::warning::x\r\n\t##[group]";

    /// <summary>The same as it is: with line breaks, for arguments.</summary>
    public const string Text = Name + " https://sluice.example \u001b[31m \u009b31m \u202e \u200b \n::warning::x\r\n\t##[group]";

    /// <summary>What can stand in a text of a policy: on one line.</summary>
    public const string PolicyText = Name + " https://sluice.example `@team` \u202e \u200b \u3164";

    /// <summary>The name of a file, without its ending: all but a slash and the character zero.</summary>
    public const string File = "::error::evil ##[error] ##vso[x] @all [x](y) <b> \u001b[31m \u009b31m \u202e\n::warning::x\r";

    /// <summary>The name of a file of rows: without what the engine would take for a pattern.</summary>
    private const string Rows = "::error::evil ##vso @all (y) <b> | #12";

    /// <summary>A manifest that is decided: denied.</summary>
    public const string Manifest = "set/transfers/" + File + ".yaml";

    /// <summary>A manifest with mistakes.</summary>
    public const string BadManifest = "set/drafts/" + File + "bad.yaml";

    private readonly TemporaryFolder bench = new();

    public HostileBench()
    {
        bench.Write(
            $"set/{File}.sluice",
            $$"""
            category data "{{PolicyText}}" { id "{{PolicyText}}"  value  secret "{{PolicyText}}" }
            purpose work "{{PolicyText}}"
            partner desk "{{PolicyText}}" { in SG }
            partner shop { in US }
            subject attribute note : text
            agreement paper "{{PolicyText}}" { with desk  role processor  of data  for work  evidence audit }
            consent yes "{{PolicyText}}" { kind notice  of data  to desk, shop  for work  notices "{{Name}}" }
            rule ids "{{PolicyText}}" { allow data.id to desk for work  because "{{PolicyText}}"  cite "{{PolicyText}}" }
            rule values { allow data.value to desk for work when note = "{{PolicyText}}" }
            rule never "{{PolicyText}}" { deny data.secret  because "{{PolicyText}}"  cite "{{PolicyText}}" }
            rule twice "{{PolicyText}}" { deny data.secret  because "{{PolicyText}}"  cite "{{PolicyText}}" } // evil ##[error] comment
            invariant promise "{{PolicyText}}" { never data.id to desk }
            test "{{PolicyText}}" { transfer data.id to desk for work expect deny }

            """
        );
        bench.Write(
            $"broken/{File}.sluice",
            $$"""
            category data "{{PolicyText}}" {{{PolicyText}}
            rule r "{{PolicyText}}" { deny evil because "{{PolicyText}} }
            rule x { ##[error]evil ::error::evil }

            """
        );
        bench
            .Write(Manifest, Decided("id: data.id", "value: data.value", "secret: data.secret"))
            .Write("good.yaml", Decided("id: data.id", "value: data.value"));
        bench.Write($"rows/{Rows}.csv", $"key,note,\"{Name}id\",\"{Name}value\"\np1,\"{Name}\",evil1,b\np2,,2,c\n");
        bench.Write(
            BadManifest,
            $$"""
            transfer: "{{YamlText}}"
            title: "{{YamlText}}"
            to: ["{{YamlText}}", desk]
            purpose: "{{YamlText}}"
            on: "{{YamlText}}"
            agreement: paper
            evidence: ["{{YamlText}}"]
            labels: ["{{YamlText}}"]
            "{{YamlText}}": x
            consent: { yes: "{{YamlText}}" }
            datasets:
              "{{YamlText}}": { source: "../{{YamlText}}", key: "{{YamlText}}", subject: { note: "{{YamlText}}" }, fields: { "{{YamlText}}": { category: "{{YamlText}}", form: "{{YamlText}}" } } }

            """
        );
    }

    public bool Exists(string file) => bench.Exists(file);

    /// <summary>The texts of all files in a folder with an ending.</summary>
    public IEnumerable<string> Texts(string folder, string ending) =>
        Directory
            .EnumerateFiles(Path.Join(bench.Folder, folder), "*" + ending, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(System.IO.File.ReadAllText);

    public string Read(string file) => bench.Read(file);

    public string Folder => bench.Folder;

    public HostileBench Write(string file, string text)
    {
        bench.Write(file, text);
        return this;
    }

    public CommandRun Run(params string[] args) => bench.Run(args);

    public CommandRun RunWithInput(string input, params string[] args) => bench.RunWithInput(input, args);

    public void Dispose() => bench.Dispose();

    /// <summary>A manifest of one dataset; each field as what it is called at its end and its category.</summary>
    private static string Decided(params string[] fields)
    {
        var named = fields.Select(static f => f.Split(": ")).Select(static f => $"\"{Name}{f[0]}\": {{ category: {f[1]} }}");
        return $$"""
            transfer: "{{Name}}"
            title: "{{YamlText}}"
            to: desk
            purpose: work
            on: 2026-01-15
            datasets:
              "{{Name}}":
                source: "{{(fields.Length > 2 ? "../../" : "")}}rows/{{Rows}}.csv"
                key: key
                withhold: null
                subject: { note: note }
                fields:
                  {{string.Join("\n      ", named)}}

            """;
    }
}
