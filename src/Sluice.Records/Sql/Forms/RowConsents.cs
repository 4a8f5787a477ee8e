using Sluice.Core.Semantics;
using Sluice.Records.Plans;
using Sluice.Records.Sql.Days;

namespace Sluice.Records.Sql.Forms;

/// <summary>
/// Consents in a condition over the columns of a row: no table can be joined to it, so that it asks whether the row's key is among those of the people for whom a consent holds, or for whom it does not.
/// A row is selected where the whole is true, and what is not known is true of neither.
/// </summary>
internal static class RowConsents
{
    /// <summary>Writes such conditions.</summary>
    /// <param name="names">Writes names.</param>
    /// <param name="tables">What is read.</param>
    /// <param name="transfer">The transfer.</param>
    /// <param name="key">Whose row it is, as SQL.</param>
    /// <param name="day">The day consents are asked for.</param>
    /// <param name="attribute">The value of an attribute of the row.</param>
    public static ConditionSql Conditions(SqlNames names, RowTables tables, TransferPlan transfer, string key, SqlDay day, Func<AttributeSymbol, string> attribute)
    {
        var person = $"NULLIF(CAST({key} AS {names.Dialect.TextType}), '')";
        return new ConditionSql(names, attribute, c => Among(c, holds: true), c => Among(c, holds: false));

        // Most people have no record: those are asked for who are not like everybody without one.
        string Among(ConsentSymbol consent, bool holds)
        {
            var query = new ConsentQuery(names, tables, transfer, [consent], day);
            bool? without = consent.Kind != ConsentKind.OptOut ? false : transfer.Manifest.Ledger?.Complete == true ? true : null;
            return without == holds
                ? $"({person} IS NOT NULL AND {person} NOT IN {query.WriteSubjects(consent, test => holds ? $"NOT COALESCE({test}, FALSE)" : $"COALESCE({test}, TRUE)")})"
                : $"{person} IN {query.WriteSubjects(consent, test => holds ? test : $"NOT ({test})")}";
        }
    }
}
