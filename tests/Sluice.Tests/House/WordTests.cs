using System.Text.RegularExpressions;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.House;

/// <summary>What must not stand in any file: traces of one machine, and addresses that packages are fetched from.</summary>
public partial class WordTests
{
    private static readonly string[] Texts =
    [
        ".cs",
        ".csproj",
        ".props",
        ".targets",
        ".sln",
        ".md",
        ".json",
        ".yaml",
        ".yml",
        ".sluice",
        ".csx",
        ".g4",
        ".txt",
        ".sh",
        ".editorconfig",
        ".gitignore",
        ".gitattributes",
        "",
    ];

    // Put together from parts, so that this file does not hold them either.
    private static readonly string[] Forbidden =
    [
        "/" + "work/",
        "/" + "home/",
        "/" + "root/",
        "/" + "Users/",
        "C:" + "\\Users",
        "/tmp" + "/bash",
        "nuget" + ".org",
        "npmjs" + ".org",
        "npmjs" + ".com",
        "maven" + ".org",
        "pypi" + ".org",
    ];

    /// <summary>Hosts that a file may name, because a format says so or because they are reserved for examples.</summary>
    private static readonly HashSet<string> Hosts = new(StringComparer.Ordinal)
    {
        "json-schema.org",
        "json.schemastore.org",
        "www.apache.org",
        "docs.oasis-open.org",
        "raw.githubusercontent.com",
        "www.w3.org",
        "no-color.org",
        "schemas.microsoft.com",
        "sluice.example",
        "example.com",
        "example.org",
        "localhost",
        "127.0.0.1",
    };

    [Fact]
    public void No_file_names_a_machine_or_a_package_registry()
    {
        var found = new List<string>();
        foreach (var file in Repository.Files().Where(static f => Texts.Contains(Path.GetExtension(f))))
        {
            var lines = Repository.Lines(file);
            for (var i = 0; i < lines.Length; i++)
            {
                found.AddRange(
                    Forbidden.Where(w => lines[i].Contains(w, StringComparison.OrdinalIgnoreCase)).Select(w => $"{file}:{i + 1} names {w}")
                );
                found.AddRange(
                    Address()
                        .Matches(lines[i])
                        .Select(static m => m.Groups["host"].Value)
                        .Where(static h => !Hosts.Contains(h))
                        .Select(h => $"{file}:{i + 1} names the host {h}")
                );
            }
        }

        Assert.Empty(found);
    }

    [GeneratedRegex(@"https?://(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)")]
    private static partial Regex Address();
}
