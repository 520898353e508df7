import { Component } from "react";
import type { ReactNode } from "react";

type CrashBoundaryProps = { fallback: ReactNode; children: ReactNode };

/** Shows a way out instead of a blank page when rendering fails. */
export class CrashBoundary extends Component<CrashBoundaryProps, { hasCrashed: boolean }> {
  override state = { hasCrashed: false };

  static getDerivedStateFromError() {
    return { hasCrashed: true };
  }

  override render() {
    return this.state.hasCrashed ? this.props.fallback : this.props.children;
  }
}
