using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Sluice.Cli.Tests.Workshop;

/// <summary>Sources that are compiled against the projects as they were built, and loaded beside them.</summary>
internal sealed class CompiledSources : IDisposable
{
    // The projects let this assembly see what is internal, and know it by its name alone.
    private const string AssemblyName = "Sluice.Cli.Tests";

    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private readonly AssemblyLoadContext context = new(nameof(CompiledSources), isCollectible: true);
    private readonly System.Reflection.Assembly assembly;

    private CompiledSources(Stream bytes) => assembly = context.LoadFromStream(bytes);

    /// <summary>Compiles sources; an error or a warning of the compiler fails the test.</summary>
    public static CompiledSources Of(IEnumerable<string> sources)
    {
        var references = Directory
            .EnumerateFiles(AppContext.BaseDirectory, "Sluice.*.dll")
            .Append(typeof(CliApp).Assembly.Location)
            .Append(typeof(System.CommandLine.Command).Assembly.Location)
            .Where(static f => Path.GetFileNameWithoutExtension(f) != AssemblyName)
            .Concat(
                ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                    .Split(Path.PathSeparator)
                    .Where(static f =>
                        Path.GetFileNameWithoutExtension(f) is var name
                        && (name == "mscorlib" || name == "netstandard" || name.StartsWith("System.", StringComparison.Ordinal))
                    )
            )
            .DistinctBy(static f => Path.GetFileName(f), StringComparer.OrdinalIgnoreCase)
            .Select(static f => MetadataReference.CreateFromFile(f));
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        var compilation = CSharpCompilation.Create(
            AssemblyName,
            sources.Append(Usings).Select(s => CSharpSyntaxTree.ParseText(s, options)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );

        var bytes = new MemoryStream();
        var result = compilation.Emit(bytes);
        Assert.Empty(result.Diagnostics.Where(static d => d.Severity >= DiagnosticSeverity.Warning).Select(static d => d.ToString()));
        bytes.Position = 0;
        return new CompiledSources(bytes);
    }

    /// <summary>An object of one of the types.</summary>
    public T Make<T>(string type) => (T)Activator.CreateInstance(assembly.GetType(type, throwOnError: true)!, nonPublic: true)!;

    public void Dispose() => context.Unload();
}
