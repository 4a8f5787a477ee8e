using System.Xml.Linq;
using Sluice.Core.Binding;
using Sluice.LanguageServer;
using Sluice.Records.Sql;
using Sluice.Reference;
using Sluice.Scripting;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.House;

/// <summary>Who may use whom: arrows only point down, and every project has one purpose.</summary>
public class ProjectTests
{
    /// <summary>The projects under src, from below; each with the projects and packages it may use.</summary>
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = new(StringComparer.Ordinal)
    {
        ["Sluice.Syntax"] = ([], ["Antlr4.Runtime.Standard", "Antlr4BuildTasks", "Microsoft.CodeAnalysis.BannedApiAnalyzers"]),
        ["Sluice.Core"] = (
            ["Sluice.Syntax"],
            ["BouncyCastle.Cryptography", "Microsoft.CodeAnalysis.BannedApiAnalyzers", "System.IO.Hashing", "YamlDotNet"]
        ),
        ["Sluice.Records"] = (["Sluice.Core"], ["DuckDB.NET.Data.Full", "Npgsql", "System.IO.Hashing", "ZstdSharp.Port"]),
        ["Sluice.Scripting"] = (["Sluice.Core"], ["Microsoft.CodeAnalysis.CSharp.Scripting"]),
        ["Sluice.LanguageServer"] = (["Sluice.Core"], ["StreamJsonRpc"]),
        ["Sluice.Cli"] = (
            ["Sluice.Core", "Sluice.LanguageServer", "Sluice.Records", "Sluice.Scripting"],
            ["DiffPlex", "System.CommandLine"]
        ),
        ["Sluice.Dev"] = (["Sluice.Cli"], ["CSharpier.MsBuild"]),
    };

    public static TheoryData<string> Projects() =>
        [.. Repository.Projects().Where(static p => p.StartsWith("src/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_what_stands_below_it(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        Assert.True(
            Allowed.TryGetValue(name, out var allowed),
            $"{name} is new: say in {nameof(ProjectTests)} what it may use, and in src/README.md what it is for"
        );
        var xml = XDocument.Parse(Repository.Read(project));

        Assert.Equal(
            allowed.Projects,
            xml.Descendants("ProjectReference")
                .Select(static r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            allowed.Packages,
            xml.Descendants("PackageReference").Select(static r => r.Attribute("Include")!.Value).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Assemblies_use_only_what_stands_below_them()
    {
        Assert.Empty(Ours(typeof(SourceText)));
        Assert.Equal(["Sluice.Syntax"], Ours(typeof(PolicyCompiler)));
        Assert.Equal(["Sluice.Core", "Sluice.Syntax"], Ours(typeof(FactScriptRunner)));
        Assert.Equal(["Sluice.Core", "Sluice.Syntax"], Ours(typeof(SqlDialect)));
        Assert.Equal(["Sluice.Core", "Sluice.Syntax"], Ours(typeof(LanguageServerHost)));
    }

    // What the engine is held against takes nothing from it, and neither takes what it is held against.
    [Fact]
    public void The_reference_sees_nothing_of_the_engine()
    {
        Assert.Empty(Ours(typeof(ReferenceEvaluator)));
        var xml = XDocument.Parse(Repository.Read("tests/Sluice.Reference/Sluice.Reference.csproj"));
        Assert.Empty(xml.Descendants("ProjectReference"));
        Assert.Empty(xml.Descendants("Compile"));
        Assert.Equal(["CsCheck"], xml.Descendants("PackageReference").Select(static r => r.Attribute("Include")!.Value));
        Assert.DoesNotContain(Repository.Projects().Where(static p => p.StartsWith("tests/", StringComparison.Ordinal)), static p =>
            XDocument.Parse(Repository.Read(p)).Descendants("Compile").Any(IsOfReference)
        );

        static bool IsOfReference(XElement compiled) =>
            compiled.Attribute("Include") is { Value: var path }
            && (path.Contains("Reference", StringComparison.Ordinal) || path.Contains("Generation", StringComparison.Ordinal));
    }

    [Fact]
    public void No_product_assembly_uses_a_test_assembly() =>
        Assert.All(Repository.Projects().Where(static p => p.StartsWith("src/", StringComparison.Ordinal)), static p =>
            Assert.DoesNotContain("tests/", Repository.Read(p), StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("src/Sluice.Syntax/Sluice.Syntax.csproj")]
    [InlineData("src/Sluice.Core/Sluice.Core.csproj")]
    public void Purity_and_native_compilation_are_part_of_the_build(string project)
    {
        var text = Repository.Read(project);

        Assert.Contains("../BannedSymbols.txt", text, StringComparison.Ordinal);
        Assert.Contains("<IsAotCompatible>true</IsAotCompatible>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("RS0030", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_ban_has_a_reason() =>
        Assert.All(Repository.Lines("src/BannedSymbols.txt"), static line => Assert.Matches("^[TMPFN]:[^;]+;.{12,}$", line));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("PolicyEngine.sln").Replace('\\', '/');

        Assert.All(Repository.Projects(), p => Assert.Contains($"\"{p}\"", solution, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Ours(Type type) =>
        type
            .Assembly.GetReferencedAssemblies()
            .Select(static a => a.Name!)
            .Where(static n => n.StartsWith("Sluice", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
}
