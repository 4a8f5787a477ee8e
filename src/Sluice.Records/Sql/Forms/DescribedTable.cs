using System.Collections.Immutable;

namespace Sluice.Records.Sql.Forms;

/// <summary>The columns of a table, as <c>DESCRIBE</c> names them.</summary>
/// <param name="Columns">All of them, in their order.</param>
/// <param name="IsTrino">
/// Whether Trino says so. Spark's answer does not show where its columns end and what it says of them begins, should one be called like
/// that.
/// </param>
public sealed record DescribedTable(ImmutableArray<DescribedColumn> Columns, bool IsTrino)
{
    /// <summary>The column of a name; both engines take upper and lower case for one.</summary>
    public DescribedColumn? Find(string name) =>
        Columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));
}
