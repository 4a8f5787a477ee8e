using Sluice.Core.Binding;
using Sluice.Core.Model;
using Sluice.Core.Serialization;
using Sluice.Reference.Generation;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Compiled;

/// <summary>Policy sets for the tests of compiled files.</summary>
internal static class CompiledSets
{
    /// <summary>The examples: folders of <c>policies</c>.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        .. Repository
            .Files("policies")
            .Select(static f => f.Split('/'))
            .Where(static f => f.Length > 2)
            .Select(static f => f[1])
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The files of an example; what it uses lies beside it.</summary>
    public static MemoryPolicyFiles Example(string name) => new(ExampleTexts(name));

    /// <summary>The texts of an example, by their paths in its folder.</summary>
    public static IReadOnlyDictionary<string, string> ExampleTexts(string name) =>
        Repository
            .Files("policies")
            .Where(static f => f.EndsWith(".sluice", StringComparison.Ordinal))
            .ToDictionary(
                f =>
                    f.StartsWith($"policies/{name}/", StringComparison.Ordinal)
                        ? f[$"policies/{name}/".Length..]
                        : "../" + f["policies/".Length..],
                Repository.Read,
                StringComparer.Ordinal
            );

    /// <summary>A generated policy.</summary>
    public static Compilation Generated(int seed) => Compile(new MemoryPolicyFiles(PolicyPrinter.Print(CaseGen.Make(seed).Policy, seed)));

    public static Compilation Compile(IPolicyFiles files)
    {
        var compiled = PolicyCompiler.Compile(files);
        Assert.NotNull(compiled.Program);

        // A compiled file holds what the texts mean, and the texts; not their trees.
        return compiled with
        {
            Trees = [],
        };
    }

    /// <summary>Written and read again.</summary>
    public static Compilation Again(Compilation compiled) => Read(PolicyFileWriter.Write(new PolicyFile(compiled, "policies"))).Policies;

    public static PolicyFile Read(byte[] bytes)
    {
        var file = PolicyFileReader.TryRead("policies.slc", bytes, out var problem);
        Assert.True(problem is null, problem?.Message);
        return file!;
    }
}
