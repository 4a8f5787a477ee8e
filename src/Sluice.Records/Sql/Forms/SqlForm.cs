namespace Sluice.Records.Sql.Forms;

/// <summary>What the text of a query is made for.</summary>
public enum SqlForm
{
    /// <summary>A query that selects the rows of one day.</summary>
    Select,

    /// <summary>A view: the query, run whenever the view is read.</summary>
    View,

    /// <summary>A statement that makes a table of the rows of one day.</summary>
    Ctas,

    /// <summary>A condition over the columns of a row, for what filters the rows of a table by itself.</summary>
    RowFilter,

    /// <summary>Rules of Trino's file-based access control.</summary>
    TrinoRules,
}
