using Sluice.Core.Model;
using Sluice.Records.Plans;
using Sluice.Records.Sql.Days;

namespace Sluice.Records.Sql.Forms;

/// <summary>
/// Consents in a condition over the columns of a row: no table can be joined to it, so that it asks whether the row's key is among those of
/// the people for whom a consent holds, or for whom it does not. A row is selected where the whole is true, and what is not known is true
/// of neither.
/// </summary>
/// <param name="names">Writes names.</param>
/// <param name="tables">What is read.</param>
/// <param name="transfer">The transfer.</param>
/// <param name="key">Whose row it is, as SQL; null where it is not known.</param>
/// <param name="day">The day consents are asked for.</param>
/// <param name="reader">Reads cells.</param>
internal sealed class RowConsents(SqlNames names, RowTables tables, TransferPlan transfer, string key, SqlDay day, RowCells reader)
{
    private readonly string own = $"CAST({key} AS {names.Dialect.TextType})";

    /// <summary>
    /// Whether a consent holds for the person of the row, or does not. Most people have no record: those are asked for who are not like
    /// everybody without one.
    /// </summary>
    public string Write(ConsentSymbol consent, bool holds)
    {
        var query = new ConsentQuery(names, tables, transfer, [consent], day, reader);
        bool? without =
            consent.Kind != ConsentKind.OptOut ? false
            : transfer.Manifest.Ledger?.Complete == true ? true
            : null;
        return without == holds
            ? $"({own} IS NOT NULL AND {own} NOT IN {query.WriteSubjects(consent, test => holds ? $"NOT COALESCE({test}, FALSE)" : $"COALESCE({test}, TRUE)")})"
            : $"{own} IN {query.WriteSubjects(consent, test => holds ? test : $"NOT ({test})")}";
    }
}
