namespace Sluice.Core.Binding.Names;

/// <summary>What a name means: two places with equal keys speak of the same thing.</summary>
/// <param name="Kind">The kind of thing.</param>
/// <param name="Name">The full name, nested names joined with dots; a label without its sign.</param>
/// <param name="Owner">
/// Within what the name counts: the technique or duty of a parameter (<c>technique aggregate</c>), the tree of a label (<c>category</c>),
/// the attribute or parameter of a value (<c>attribute channel</c>); empty where the kind alone says it.
/// </param>
public readonly record struct NameKey(NameKind Kind, string Name, string Owner = "")
{
    /// <summary>Whether this is the other name or stands below it in the same tree.</summary>
    public bool IsWithin(NameKey other) =>
        this == other
        || (
            Kind == other.Kind
            && NameKinds.IsTree(Kind)
            && Name.Length > other.Name.Length
            && Name[other.Name.Length] == '.'
            && Name.StartsWith(other.Name, StringComparison.Ordinal)
        );
}
