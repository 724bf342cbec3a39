import { configure, type DeleteOutcome } from 'customer-delete';
import type {} from 'customer-delete/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

configure({ endpoint: 'ENDPOINT', accountId: 'greatwidgets' });

function App() {
  const [outcome, setOutcome] = useState<DeleteOutcome>();
  return (
    <>
      <customer-delete
        code="00123"
        customerName="Nora Nought"
        oncustomer-delete-settled={({ detail }) => setOutcome(detail)}
      />
      <output id="told">{outcome && `${outcome.status} ${outcome.code}`}</output>
    </>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
