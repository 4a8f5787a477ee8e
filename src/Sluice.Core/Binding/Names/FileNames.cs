using System.Collections.Immutable;

namespace Sluice.Core.Binding.Names;

/// <summary>
/// All names in a file, in the order of the text. Found from its tree alone, so that another file's change changes nothing here.
/// </summary>
/// <param name="Uses">The places.</param>
/// <param name="Countries">
/// The attributes and parameters declared here whose values are countries, as <see cref="NameKey.Owner"/> writes them: among their values a
/// name is a region.
/// </param>
public sealed record FileNames(ImmutableArray<NameUse> Uses, ImmutableHashSet<string> Countries)
{
    /// <summary>No names.</summary>
    public static FileNames None { get; } = new([], []);

    /// <summary>The place at an offset, its end included; null when no name stands there.</summary>
    public NameUse? At(int offset)
    {
        var (low, high) = (0, Uses.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Uses[middle].Span.End < offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < Uses.Length && Uses[low].Span.Start <= offset ? Uses[low] : null;
    }
}
