namespace Sluice.Records.Sql.Cells;

/// <summary>A column as a query reads it.</summary>
/// <param name="Sql">Its cell.</param>
/// <param name="Type">Its type.</param>
/// <param name="Text">The text of its cell, without the blanks that its type fills it up with.</param>
/// <param name="TypeName">
/// The name of its type, asked for within the query; null where it is known, and where the dialect has no such question.
/// </param>
internal sealed record SqlColumn(string Sql, ColumnType Type, string Text, string? TypeName)
{
    /// <summary>Whether something is in the cell.</summary>
    public string IsGiven => $"{Sql} IS NOT NULL";

    /// <summary>Whether something is in the cell that is more than an empty text.</summary>
    public string IsFilled => $"({Sql} IS NOT NULL AND {Text} <> '')";

    /// <summary>A column, with all that is asked of it written out.</summary>
    public static SqlColumn Of(string sql, ColumnType type, CellSyntax syntax)
    {
        var types = type.Kind == ColumnKind.Any ? syntax.Types : null;
        var name = types?.Name(sql);
        var text =
            type.Kind == ColumnKind.Text ? sql
            : type.Kind == ColumnKind.Char ? syntax.Unpadded(sql)
            : types is not null && types.Has(ColumnKind.Char)
                ? $"CASE WHEN {types.IsOneOf(name!, ColumnKind.Char)} THEN {syntax.Unpadded(sql)} ELSE {syntax.AsText(sql)} END"
            : syntax.AsText(sql);
        return new(sql, type, text, name);
    }
}
