using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Sluice.Core.Model;

/// <summary>All symbols of one kind: by dense number and by name.</summary>
/// <typeparam name="T">The kind of symbol.</typeparam>
public sealed class SymbolTable<T>
    where T : Symbol
{
    private readonly Dictionary<string, T> byName;
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    /// <summary>Makes a table; the names are unique.</summary>
    public SymbolTable(ImmutableArray<T> all)
    {
        All = all;
        byName = new Dictionary<string, T>(all.Length, StringComparer.Ordinal);
        foreach (var symbol in all)
        {
            byName.Add(symbol.Name, symbol);
        }

        bySpan = byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>An empty table.</summary>
    public static SymbolTable<T> Empty { get; } = new([]);

    /// <summary>All symbols, in a fixed order.</summary>
    public ImmutableArray<T> All { get; }

    /// <summary>How many there are.</summary>
    public int Count => All.Length;

    /// <summary>All names, in the same order: the candidates for a nearest name.</summary>
    public IEnumerable<string> Names => All.Select(static s => s.Name);

    /// <summary>The symbol with that full name.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out T? symbol) => byName.TryGetValue(name, out symbol);

    /// <summary>The symbol with that full name, given as a piece of a text.</summary>
    public bool TryFind(ReadOnlySpan<char> name, [NotNullWhen(true)] out T? symbol) => bySpan.TryGetValue(name, out symbol);

    /// <summary>The symbol with that full name, or null.</summary>
    public T? Find(string name) => byName.GetValueOrDefault(name);
}
