using Sluice.Core.Ir;
using Sluice.Core.Semantics;

namespace Sluice.Core.Compiled;

/// <summary>Writes selectors: each where it is first met, and its number from then on.</summary>
internal sealed class NameSetWriter(ByteWriter bytes)
{
    private readonly Dictionary<object, int> known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Type, int> counts = [];

    public void Write<T>(NameSet<T> set)
        where T : TreeSymbol
    {
        if (known.TryGetValue(set, out var number))
        {
            bytes.Number(number);
            return;
        }

        // A number that is not taken yet says that the set follows.
        number = counts.GetValueOrDefault(typeof(T));
        counts[typeof(T)] = number + 1;
        known.Add(set, number);
        bytes.Number(number);
        bytes.Text(set.Text);
        bytes.Words(set.CoveredBits);

        // Without names above others and without derived data the two are the same.
        var same = set.TouchedBits.SequenceEqual(set.CoveredBits);
        bytes.Flag(same);
        if (!same)
        {
            bytes.Words(set.TouchedBits);
        }
    }

    public void Write(Scope scope)
    {
        Write(scope.Categories);
        Write(scope.Partners);
        Write(scope.Purposes);
    }
}
