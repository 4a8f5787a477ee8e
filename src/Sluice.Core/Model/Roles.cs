namespace Sluice.Core.Model;

/// <summary>The names of roles as policies and verdicts write them.</summary>
public static class Roles
{
    /// <summary>All names, in the order of <see cref="Role"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["controller", "joint_controller", "processor", "third_party"];

    /// <summary>The name of a role.</summary>
    public static string NameOf(Role role) => Names[(int)role];

    /// <summary>The role with that name, or null.</summary>
    public static Role? Parse(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.Ordinal))
            {
                return (Role)i;
            }
        }

        return null;
    }
}
