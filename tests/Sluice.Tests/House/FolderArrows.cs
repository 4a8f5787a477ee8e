using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sluice.Testing;

namespace Sluice.Tests.House;

/// <summary>
/// What the files of one folder name of another folder of the same project, read from the source with the compiler: a name counts however
/// it is written.
/// </summary>
internal static class FolderArrows
{
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<FolderArrow>>> Known = new(StringComparer.Ordinal);

    /// <summary>Folders directly below the project; a file that lies beside them has the folder <c>.</c></summary>
    public static IReadOnlyList<FolderArrow> Of(string project) =>
        Known.GetOrAdd(project, static p => new Lazy<IReadOnlyList<FolderArrow>>(() => Read(p))).Value;

    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    private static List<FolderArrow> Read(string project)
    {
        var root = $"src/{project}/";
        var trees = Repository
            .Files(root)
            .Where(static f => f.EndsWith(".cs", StringComparison.Ordinal))
            .Select(static f => CSharpSyntaxTree.ParseText(Repository.Read(f), Options, f))
            .ToList();

        // The project's own assembly is left out: names are to lead to the source. Of what a build generates nothing is known here, and it
        // has no folder.
        var references = Directory
            .EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(f => Path.GetFileNameWithoutExtension(f) != project)
            .Concat(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
            .DistinctBy(static f => Path.GetFileName(f), StringComparer.OrdinalIgnoreCase)
            .Where(IsManaged)
            .Select(static f => MetadataReference.CreateFromFile(f));
        var usings = CSharpSyntaxTree.ParseText(
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;",
            Options
        );
        var compilation = CSharpCompilation.Create(
            project,
            [.. trees, usings],
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );

        var arrows = new ConcurrentBag<FolderArrow>();
        Parallel.ForEach(trees, tree =>
        {
            var model = compilation.GetSemanticModel(tree);
            var from = FolderOf(tree.FilePath, root);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var symbol = model.GetSymbolInfo(name).Symbol;
                var type = symbol as INamedTypeSymbol ?? (symbol is INamespaceSymbol or null ? null : symbol.ContainingType);
                foreach (var place in type?.OriginalDefinition.DeclaringSyntaxReferences ?? [])
                {
                    if (FolderOf(place.SyntaxTree.FilePath, root) is var to && to != from)
                    {
                        arrows.Add(new FolderArrow(tree.FilePath, from, to, type!.Name));
                    }
                }
            }
        });
        return
        [
            .. arrows.Distinct().OrderBy(static a => a.File, StringComparer.Ordinal).ThenBy(static a => a.Name, StringComparer.Ordinal),
        ];
    }

    private static string FolderOf(string file, string root)
    {
        var parts = Repository.WithoutVariant(file)[root.Length..].Split('/');
        return parts.Length > 1 ? parts[0] : ".";
    }

    private static bool IsManaged(string file)
    {
        using var stream = File.OpenRead(file);
        using var reader = new System.Reflection.PortableExecutable.PEReader(stream);
        return reader.HasMetadata;
    }
}
