using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Sluice.Scripting.Compilation;

/// <summary>Finds no assembly: a script has those it is given and no other.</summary>
internal sealed class NoReferences : MetadataReferenceResolver
{
    public override bool ResolveMissingAssemblies => false;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference,
        string? baseFilePath,
        MetadataReferenceProperties properties
    ) => [];

    public override bool Equals(object? other) => other is NoReferences;

    public override int GetHashCode() => 1;
}
