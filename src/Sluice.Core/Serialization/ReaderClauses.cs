using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Serialization;

/// <summary>The places of clauses, read when they are shown; the number of a rule is where its places begin in the file.</summary>
/// <param name="bytes">The whole file.</param>
/// <param name="tables">What it refers to by number.</param>
internal sealed class ReaderClauses(byte[] bytes, ReaderTables tables) : IClauses
{
    /// <inheritdoc/>
    public (SourceText? Source, ImmutableArray<(string Keyword, TextSpan Span)> Places) ClausesOf(int number)
    {
        try
        {
            var part = new PartReader(bytes, number, tables);
            var source = part.Index(tables.Sources.Length);
            return (tables.Sources[source], part.Many(part => (part.Text(), part.Span(source))));
        }
        catch (DamagedFileException)
        {
            // The checksum was right, so the file was forged. No verdict depends on a place: the rule's own is shown.
            return (null, []);
        }
    }
}
